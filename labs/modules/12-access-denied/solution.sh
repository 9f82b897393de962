# Module 12, from the end of module 11.

# step: mend-what-broke
# The policy that lets testers change their own password goes back.
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/IAMUserChangePassword

# step: ask-by-id
# A refusal by IAM: its message ends in an authorization id.
aws iam list-users --profile lea 2> refused.txt || true
# The id is the last word of it. Ask the account for the whole decision.
ID=$(grep -o 'authorization id: [0-9a-z]*' refused.txt | cut -d' ' -f3)
aws iam-toolbox get-request-authorization-details --authorization-id "$ID"

# step: missing-action
# One statement more: the one action, in the one folder.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/MenuWriter" --set-as-default --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadTheMenus\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"},{\"Sid\":\"ListThem\",\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an\"},{\"Sid\":\"HandInDrafts\",\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/drafts/*\"}]}"

# step: wrong-arn
# The name of the table was short of a letter.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/LabelPrinter" --set-as-default --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadOrders\",\"Effect\":\"Allow\",\"Action\":\"dynamodb:Query\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"

# step: explicit-deny
# Omar is no guest any more. What he needs, he gets as himself.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam remove-user-from-group --group-name Guests --user-name omar
aws iam put-user-policy --user-name omar --policy-name menus --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"}]}"

# step: boundary
# A boundary of its own, with one action more. The common one stays as it is.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryAndDescribe --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:Query","dynamodb:DescribeTable"],"Resource":"*"}]}'
aws iam put-user-permissions-boundary --user-name orders-stats --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryAndDescribe"

# step: second-factor
# Nothing in the policy is changed: Priya gets what it asks for.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# A device of hers, with the codes of the half minute before and of this one.
aws iam create-virtual-mfa-device --virtual-mfa-device-name priya-phone --bootstrap-method Base32StringSeed --outfile priya-phone.seed
NOW=$(date +%s)
aws iam enable-mfa-device --user-name priya --serial-number "arn:aws:iam::$ACCOUNT:mfa/priya-phone" --authentication-code1 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$NOW")"
# A session of hers that says so. Each code works once, so it is the next one.
SESSION=$(aws sts get-session-token --serial-number "arn:aws:iam::$ACCOUNT:mfa/priya-phone" --token-code "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$((NOW + 30))")" --profile priya --query "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]" --output text)
AWS_ACCESS_KEY_ID=$(echo "$SESSION" | cut -f1) AWS_SECRET_ACCESS_KEY=$(echo "$SESSION" | cut -f2) AWS_SESSION_TOKEN=$(echo "$SESSION" | cut -f3) aws s3 cp "s3://kape-labs-backup-$ACCOUNT/customers-2019.csv" -
