# Module 15, from the end of module 14.

# step: read-report
# The account makes a report of all its credentials, and hands it over as CSV in base64.
aws iam generate-credential-report
aws iam get-credential-report --query Content --output text | base64 -d > report.csv
# The columns that matter: who, password, last used, second factor, first key, since when, last used.
cut -d, -f1,4,5,8,9,10,11 report.csv

# step: stale-keys
# The contractor's key was never used. It goes.
KEY=$(aws iam list-access-keys --user-name contractor-2026 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name contractor-2026 --access-key-id "$KEY"
# Mara's own is a year old. A new one first, and it is used before the old one goes: module 7.
OLD=$(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
NEW=$(aws iam create-access-key --user-name mara --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
workshop as laptop -- aws configure set aws_access_key_id "$(echo "$NEW" | cut -f1)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(echo "$NEW" | cut -f2)" --profile kape
workshop as laptop -- aws sts get-caller-identity --profile kape
aws iam delete-access-key --user-name mara --access-key-id "$OLD"
aws iam untag-user --user-name mara --tag-keys "$OLD"
aws iam tag-user --user-name mara --tags "Key=$(echo "$NEW" | cut -f1),Value=menu upload from the laptop"

# step: unused-users
# Nobody has ever signed in as it-support, and it may do everything. What hangs on the user goes first.
aws iam delete-login-profile --user-name it-support
aws iam detach-user-policy --user-name it-support --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name it-support

# step: second-factors
# A device each for Paul and for finance, enabled with two codes that follow each other.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
NOW=$(date +%s)
for WHO in paul finance; do
  aws iam create-virtual-mfa-device --virtual-mfa-device-name "$WHO-phone" --bootstrap-method Base32StringSeed --outfile "$WHO-phone.seed"
  aws iam enable-mfa-device --user-name "$WHO" --serial-number "arn:aws:iam::$ACCOUNT:mfa/$WHO-phone" --authentication-code1 "$(oathtool --totp -b "$(cat "$WHO-phone.seed")" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat "$WHO-phone.seed")" --now "@$NOW")"
done

# step: cut-down
# What has reporting ever asked for? A job is begun, and its answer fetched.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
JOB=$(aws iam generate-service-last-accessed-details --arn "arn:aws:iam::$ACCOUNT:user/reporting" --granularity ACTION_LEVEL --query JobId --output text)
aws iam get-service-last-accessed-details --job-id "$JOB" --query 'ServicesLastAccessed[?LastAuthenticated].[ServiceNamespace,LastAuthenticated,TrackedActionsLastAccessed[].ActionName]'
# One service of some hundreds. Of its actions, DescribeTable is tracked; Query is a data event, and Jonas knows of it.
aws iam create-policy --policy-name ReadOrders --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CountOrders\",\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:DescribeTable\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
# First the new one, then the old one goes: the reports never stand still.
aws iam attach-user-policy --user-name reporting --policy-arn "arn:aws:iam::$ACCOUNT:policy/ReadOrders"
aws iam detach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/PowerUserAccess

# step: score
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# The password policy of module 3, all of it in one command.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password
# People get rights by groups: Paul is a developer, and finance gets a group of its own.
aws iam add-user-to-group --group-name Developers --user-name paul
aws iam detach-user-policy --user-name paul --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-group --group-name Finance
aws iam attach-group-policy --group-name Finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam add-user-to-group --group-name Finance --user-name finance
aws iam detach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
# The partner says a word that we agreed on, or is not let in.
aws iam update-assume-role-policy --role-name Partner --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"north-0815"}}}]}'
# No bucket is open, whatever its policy says.
aws s3api put-public-access-block --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
# The afternoon has been over for a month.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done

# step: trail
# What did the key do? Oldest last. Then: what did the user do that it made?
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws cloudtrail lookup-events --lookup-attributes "AttributeKey=AccessKeyId,AttributeValue=$KEY" --query 'Events[].[EventTime,EventName,Username]' --output text
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=backup-svc --query 'Events[].[EventTime,EventName]' --output text
# And whoever took on the role that it made.
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=mallory --query 'Events[].[EventTime,EventName]' --output text

# step: contain
# The leaked key sleeps at once. Deleting it can wait until deploy has another.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name deploy --access-key-id "$KEY" --status Inactive
# The user they made goes, with all that hangs on it.
for THEIRS in $(aws iam list-access-keys --user-name backup-svc --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name backup-svc --access-key-id "$THEIRS"; done
aws iam detach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name backup-svc
# Nobody takes the role on any more ...
aws iam update-assume-role-policy --role-name OrgAdmin --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}'
# ... and sessions that began before now are refused: this is what the console's Revoke active sessions writes.
aws iam put-role-policy --role-name OrgAdmin --policy-name AWSRevokeOlderSessions --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"*\"],\"Resource\":[\"*\"],\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"$(date -u -d "@$(($(date +%s) + 1))" +%Y-%m-%dT%H:%M:%SZ)\"}}}]}"
# Their machine ends.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done

# step: rotate
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
OLD=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
# One action, one folder. Then the administrator's policy goes.
aws iam create-policy --policy-name UploadApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"UploadTheApp\",\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/app/*\"}]}"
aws iam attach-user-policy --user-name deploy --policy-arn "arn:aws:iam::$ACCOUNT:policy/UploadApp"
aws iam detach-user-policy --user-name deploy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
# A new key, into the profile, and used.
NEW=$(aws iam create-access-key --user-name deploy --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$NEW" | cut -f1)" --profile deploy
aws configure set aws_secret_access_key "$(echo "$NEW" | cut -f2)" --profile deploy
echo 'build 115' > build.txt
aws s3 cp build.txt "s3://kape-labs-menu-$ACCOUNT-us-east-1-an/app/build.txt" --profile deploy
# The old one has nothing to do any more.
aws iam delete-access-key --user-name deploy --access-key-id "$OLD"

# step: try-again
# All three ways in, from their machine. Each of them has to fail, and the script goes on.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
workshop as attacker -- aws iam list-users --profile deploy || true
workshop as attacker -- aws iam list-users --profile backup-svc || true
workshop as attacker -- aws s3 ls --profile orgadmin || true
workshop as attacker -- aws sts assume-role --role-arn "arn:aws:iam::$ACCOUNT:role/OrgAdmin" --role-session-name mallory --profile mallory || true
