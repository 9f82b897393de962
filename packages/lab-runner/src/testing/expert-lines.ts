/**
 * A hundred and sixty lines as experts write them and AWS's guides and CLI reference show them: pipelines, here-documents,
 * loops, input files, skeletons, queries, output forms, mistakes. One account, one shell; what a line makes, later ones use.
 * Written before anything was mended for them; what came of the first run is in the shell's README.
 */

export const EXPERT_FILES: Record<string, string> = {
  'user.json': '{"UserName": "jdoe", "Path": "/eng/", "Tags": [{"Key": "team", "Value": "red"}]}\n',
  'user.yaml': 'UserName: mmajor # from the guide\nTags:\n  - Key: team\n    Value: "blue"\n',
  'bad.json': '{"UserName": "x",}\n',
  'trust.json':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}\n',
  'read.json':
    '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}\n',
  'invalid.json': '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Actions":"s3:*","Resource":"*"}]}\n',
  'notes.txt': 'first\nsecond\nthird\n',
  'page.html': '<html><body>hello</body></html>\n',
  'items.json':
    '{"Thread":[{"PutRequest":{"Item":{"Forum":{"S":"DynamoDB"},"Subject":{"S":"one"},"Views":{"N":"3"},"Tags":{"SS":["a","b"]}}}},{"PutRequest":{"Item":{"Forum":{"S":"DynamoDB"},"Subject":{"S":"two"},"Views":{"N":"12.50"},"Open":{"BOOL":true},"Blob":{"B":"aGVsbG8="},"Nothing":{"NULL":true},"More":{"M":{"k":{"L":[{"N":"1"},{"S":"x"}]}}}}}}]}\n',
  'values.json': '{":f":{"S":"DynamoDB"},":v":{"N":"5"}}\n',
  'budget.json':
    '{"BudgetName":"Zero","BudgetLimit":{"Amount":"1","Unit":"USD"},"TimeUnit":"MONTHLY","BudgetType":"COST"}\n',
  'notifications.json':
    '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":0.01,"ThresholdType":"ABSOLUTE_VALUE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"ines@example.com"}]}]\n',
  'selector.json': '{"Dimensions":{"Key":"SERVICE","Values":["Amazon Simple Storage Service"]}}\n',
}

const DESCRIPTIONS = "the real one's comments are sentences of AWS's reference, which is not here"

const text = String.raw`
# Who am I, in every form
aws sts get-caller-identity --query '[Account, Arn]' --output text | tr '\t' '\n'
aws sts get-caller-identity --output yaml --query '{account: Account, "the arn": Arn}'
ACCOUNT_ID=$(aws sts get-caller-identity --query Account --output text) && echo "account: $ACCOUNT_ID"
aws sts get-caller-identity --output yaml-stream
aws sts get-caller-identity --query 'split(Arn, ":")'
aws sts get-caller-identity | jq -r '.Arn | split(":") | .[4,5]'
AWS_PROFILE=nobody aws sts get-caller-identity
AWS_ACCESS_KEY_ID=AKIAIOSFODNN7NOTHERE aws sts get-caller-identity
AWS_SECRET_ACCESS_KEY=wrong aws iam list-users
AWS_SESSION_TOKEN=FwoGZXIvYXdzEXAMPLE aws sts get-caller-identity
aws sts get-caller-identity --region mars-north-1
aws ec2 describe-vpcs --region us-est-1
aws sts get-caller-identity --output josn
aws sts get-caller-identiy
aws stss get-caller-identity
aws sts get-caller-identity --qurey Account
aws iam list-user --max-items 1
aws iam
aws s3api create-bucket
aws --region
aws iam get-user --user-name
aws iam create-user --user-name one two three
# IAM: users from files and documents
aws iam create-user --cli-input-json file://user.json --query 'User.[Path,UserName,Tags[0].Value]' --output text
aws iam create-user --cli-input-yaml file://user.yaml --query User.Tags --output yaml
aws iam create-user --cli-input-json file://bad.json
aws iam create-user --cli-input-json file://nowhere.json
aws iam create-user --cli-input-json "$(jq -n --arg n kim '{UserName: $n}')" --query User.Arn
aws iam create-user --cli-input-json file://user.json --user-name override --query User.UserName
aws iam create-user --user-name jdoe
aws iam create-user --user-name 'not a name'
aws iam create-user --generate-cli-skeleton yaml-input
aws iam get-user --user-name jdoe --generate-cli-skeleton output
aws iam list-users --generate-cli-skeleton yaml-input
aws dynamodb put-item --generate-cli-skeleton yaml-input | head -n 30
aws sts assume-role --generate-cli-skeleton | jq 'keys | length'
for u in ann bob cy; do aws iam create-user --user-name "$u" --query User.UserName --output text; done
aws iam list-users --query 'Users[].UserName' --output text | tr '\t' '\n' | sort | while read -r u; do printf '%-10s %s\n' "$u" "$(aws iam list-access-keys --user-name "$u" --query 'length(AccessKeyMetadata)')"; done
aws iam list-users --max-items 2 --query 'Users[].UserName'
TOKEN=$(aws iam list-users --max-items 2 --query NextToken --output text); aws iam list-users --starting-token "$TOKEN" --max-items 3 --query 'Users[].UserName' --output json
aws iam list-users --page-size 1 --no-paginate --query 'Users[].UserName'
aws iam list-users --max-items 1 --page-size 1 --output text | cut -f 1
aws iam list-users --starting-token nonsense
aws iam list-users --query 'sort_by(Users, &UserName)[*].{name: UserName, path: Path}' --output table
aws iam list-users --query 'Users[?contains(UserName, ${'`'}n${'`'})] | sort_by(@, &UserName) | [].UserName | join(${'`'}, ${'`'}, @)' --output text
aws iam list-users --query 'Users[?CreateDate>=${'`'}2020-01-01${'`'}].UserName | length(@)'
aws iam list-users --query 'Users[*].[UserName'
aws iam list-users --query 'sort_by(Users, &Nothing)'
aws iam list-users --query 'to_number(Users)'
aws iam list-users --output yaml --query 'Users[?Path!=${'`'}/${'`'}].Arn'
aws iam list-users --output text --query 'Users[].{N: UserName, B: missing} | [0]'
cat > deny.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "arn:aws:iam::$ACCOUNT_ID:user/bob"}]
}
JSON
aws iam create-policy --policy-name deny-bob --policy-document file://deny.json --query 'Policy.{a:Arn,v:DefaultVersionId}'
aws iam create-policy --policy-name wrong --policy-document file://invalid.json
aws iam create-policy --policy-name wrong --policy-document invalid.json
aws iam create-policy --policy-name read --policy-document "$(cat read.json)" --tags Key=a,Value=b Key=a,Value=c
aws iam put-user-policy --user-name ann --policy-name inline --policy-document '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}' && aws iam get-user-policy --user-name ann --policy-name inline --query 'PolicyDocument.Statement[0].Action' --output text
aws iam get-user-policy --user-name ann --policy-name other || echo "status $?"
aws iam attach-user-policy --user-name ann --policy-arn arn:aws:iam::aws:policy/ReadOnlyAcces
aws iam list-attached-user-policies --user-name ann --output table
aws iam list-policies --scope AWS --query "Policies[?contains(PolicyName, 'ReadOnly')] | [0:2].PolicyName" --output yaml
aws iam get-account-summary --query 'SummaryMap.{Users: Users, MFA: AccountMFAEnabled}' --output table
aws iam get-account-password-policy
aws iam update-account-password-policy --minimum-password-length 4
aws iam update-account-password-policy --minimum-password-length 14 --allow-users-to-change-password && aws iam get-account-password-policy --output yaml
aws iam delete-user --user-name ann
aws iam wait user-exists --user-name ann; echo $?
aws iam wait role-exist --role-name x
aws iam wait
aws iam create-group --group-name ops && aws iam add-user-to-group --user-name ann --group-name ops && aws iam get-group --group-name ops --output text --query 'Users[].[UserName,Path]'
aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::111122223333:user/ann --action-names s3:ListAllMyBuckets iam:CreateUser --query 'EvaluationResults[].{a:EvalActionName,d:EvalDecision}' --output text
aws iam create-login-profile --user-name ann --password ''
aws iam list-mfa-devices --user-name ann --output text; echo "[$?]"
aws iam create-access-key --user-name ann > ann.json; jq -r '.AccessKey | keys_unsorted | @csv' ann.json
export ANN_ID=$(jq -r .AccessKey.AccessKeyId ann.json) ANN_SECRET=$(jq -r .AccessKey.SecretAccessKey ann.json); AWS_ACCESS_KEY_ID=$ANN_ID AWS_SECRET_ACCESS_KEY=$ANN_SECRET aws iam list-users
AWS_ACCESS_KEY_ID=$ANN_ID AWS_SECRET_ACCESS_KEY=$ANN_SECRET aws s3 ls s3://no-such-bucket-of-mine
aws iam create-virtual-mfa-device --virtual-mfa-device-name phone --bootstrap-method Base32StringSeed --outfile seed.txt --query VirtualMFADevice.SerialNumber; wc -c < seed.txt
# STS: roles
aws iam create-role --role-name Ops --assume-role-policy-document file://trust.json --query 'Role.[RoleName,MaxSessionDuration]' --output text && aws iam attach-role-policy --role-name Ops --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
read -r AK SK ST <<< "$(aws sts assume-role --role-arn arn:aws:iam::$ACCOUNT_ID:role/Ops --role-session-name s1 --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)"; AWS_ACCESS_KEY_ID=$AK AWS_SECRET_ACCESS_KEY=$SK AWS_SESSION_TOKEN=$ST aws sts get-caller-identity --query Arn --output text
(export $(printf 'AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_SESSION_TOKEN=%s' $(aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Ops --role-session-name s2 --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)); aws iam create-user --user-name denied)
eval "$(aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Ops --role-session-name s3 | jq -r '.Credentials | "A=\(.AccessKeyId|length); B=\(.SecretAccessKey|length)"')"; echo $A $B
aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Nope --role-session-name s
aws sts assume-role --role-arn Ops --role-session-name s
aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Ops --role-session-name 'has blanks'
aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Ops --role-session-name s --duration-seconds 43200
aws sts get-session-token --duration-seconds 60
aws sts decode-authorization-message --encoded-message nonsense
# configure
printf 'AKIAIOSFODNN7EXAMPLE\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nus-west-2\njson\n' | aws configure --profile work; cat .aws/config .aws/credentials
aws configure set region eu-central-1 --profile work && aws configure get region --profile work
aws configure set default.output yaml; aws configure get default.output; aws configure set output json
aws configure list --profile work
aws configure list-profiles
aws configure set profile.ops.role_arn arn:aws:iam::111122223333:role/Ops && aws configure set profile.ops.source_profile work && aws sts get-caller-identity --profile ops --query 'Arn' --output text | cut -d/ -f1,2
aws configure set role_arn arn:aws:iam::111122223333:role/Ops --profile loop && aws configure set source_profile gone --profile loop; aws sts get-caller-identity --profile loop
aws configure export-credentials --profile work --format env-no-export
aws configure export-credentials --format windows-cmd | sed 's/=.*/=…/'
aws configure export-credentials --format fish
aws configure get aws_access_key_id --profile missing; echo $?
aws configure set
# S3
aws s3 mb s3://kape-expert-lines-3 && aws s3api head-bucket --bucket kape-expert-lines-3
aws s3 mb s3://kape-expert-lines-3; aws s3 mb s3://Bad_Name
aws s3 cp notes.txt kape-expert-lines-3/notes.txt
aws s3 cp notes.txt s3://kape-expert-lines-3
aws s3 cp notes.txt s3://kape-expert-lines-3/dir/ --metadata owner=ines --cache-control max-age=60 --quiet && aws s3api head-object --bucket kape-expert-lines-3 --key dir/notes.txt --query '[Metadata,CacheControl]' --output json
mkdir -p site/css site/img && echo a > site/css/a.css && echo b > site/img/b.png && cp page.html site/index.html && aws s3 cp site s3://kape-expert-lines-3/site --recursive --exclude '*.png' --dryrun | sort
aws s3 sync site s3://kape-expert-lines-3/site --exclude '*' --include '*.html' --include 'css/*' --no-progress | sort
aws s3 sync site s3://kape-expert-lines-3/site --size-only --dryrun
aws s3 ls s3://kape-expert-lines-3 | sed 's/^.\{19\}/DATE/'
aws s3 ls s3://kape-expert-lines-3/site --recursive --human-readable --summarize | sed 's/^2.\{18\}/DATE/'
aws s3 ls s3://kape-expert-lines-3/nothing/; echo "status $?"
aws s3 mv s3://kape-expert-lines-3/notes.txt s3://kape-expert-lines-3/notes.txt
aws s3 mv s3://kape-expert-lines-3/notes.txt s3://kape-expert-lines-3/moved/ --no-progress
aws s3 cp s3://kape-expert-lines-3/moved/notes.txt - | awk '{ print NR": "$0 }'
aws s3 cp s3://kape-expert-lines-3/site . --recursive --no-progress --exclude '*' --include '*.css'; ls css
aws s3 cp s3://kape-expert-lines-3/moved .
aws s3 rm s3://kape-expert-lines-3/moved/notes.txt --recursive --dryrun
aws s3 rm s3://kape-expert-lines-3/does-not-exist
aws s3 presign s3://kape-expert-lines-3/dir/notes.txt --expires-in 60 | sed 's/^[^?]*[?]//' | tr '&' '\n' | cut -d= -f1
URL=$(aws s3 presign s3://kape-expert-lines-3/dir/notes.txt); curl -s "$URL"
aws s3 presign kape-expert-lines-3/dir/notes.txt --expires-in 604801 | grep -c Expires=604801
aws s3 sync s3://kape-expert-lines-3/site back --exact-timestamps --no-progress | sort; find back -type f | sort
aws s3 sync site notes
aws s3 cp site s3://kape-expert-lines-3/ --no-progress
aws s3api put-object --bucket kape-expert-lines-3 --key a/b --body notes.txt --tagging 'k=v&x=y' --query ETag --output text && aws s3api get-object-tagging --bucket kape-expert-lines-3 --key a/b --query 'sort_by(TagSet,&Key)'
aws s3api list-objects-v2 --bucket kape-expert-lines-3 --query "sort_by(Contents, &Size)[].{k: Key, s: Size}" --output text
aws s3api list-objects-v2 --bucket kape-expert-lines-3 --max-keys 1 --no-paginate --query '[IsTruncated,KeyCount]'
aws s3api delete-objects --bucket kape-expert-lines-3 --delete "$(aws s3api list-objects-v2 --bucket kape-expert-lines-3 --prefix dir/ --query '{Objects: Contents[].{Key: Key}}')"
aws s3api get-bucket-policy --bucket kape-expert-lines-3
aws s3api put-bucket-policy --bucket kape-expert-lines-3 --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::kape-expert-lines-3","arn:aws:s3:::kape-expert-lines-3/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'; aws s3api delete-bucket-policy --bucket kape-expert-lines-3
aws s3api get-bucket-encryption --bucket kape-expert-lines-3 --query 'ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm' --output text
aws s3 rb s3://kape-expert-lines-3 --force | sort
# EC2
aws ec2 describe-instances --filters 'Name=instance-state-name,Values=running' "Name=tag:Name,Values=web*" --query 'Reservations[].Instances[].InstanceId'
aws ec2 describe-instances --filters '[{"Name":"tag-key","Values":["x"]}]' --output table
aws ec2 describe-instances --filters Name=instance-state-name,Value=running
aws ec2 describe-instances --filters Name=bogus,Values=1
aws ec2 describe-instances --instance-ids i-0123456789abcdef0
aws ec2 describe-security-groups --group-names default --query 'SecurityGroups[0].IpPermissionsEgress[].IpRanges[].CidrIp | [0]' --output text
aws ec2 authorize-security-group-ingress --group-name default --protocol tcp --port 22 --cidr 203.0.113.5 
aws ec2 describe-subnets --query 'sort_by(Subnets,&CidrBlock)[].[CidrBlock,AvailabilityZone]' --output table
aws ec2 run-instances --image-id ami-00000000000000000 --instance-type t9.huge
aws ec2 describe-regions --region-names us-east-1 eu-west-1 --query 'Regions[].RegionName' --output yaml
aws ec2 create-key-pair --key-name mine --query 'KeyMaterial' --output text > mine.pem && chmod 400 mine.pem && head -1 mine.pem; stat -c %a mine.pem
# SNS, Budgets, Cost Explorer, CloudTrail, Access Analyzer, DynamoDB, tags
aws sns subscribe --topic-arn arn:aws:sns:us-east-1:111122223333:gone --protocol email --notification-endpoint a@example.com
TOPIC=$(aws sns create-topic --name alerts --tags Key=a,Value=b --output text); aws sns get-topic-attributes --topic-arn "$TOPIC" --query 'Attributes.[DisplayName,SubscriptionsConfirmed]' --output text
aws budgets create-budget --account-id $ACCOUNT_ID --budget file://budget.json --notifications-with-subscribers file://notifications.json; aws budgets describe-budgets --account-id $ACCOUNT_ID --query 'Budgets[*].[BudgetName,BudgetLimit.Amount,TimeUnit]' --output table
aws budgets describe-budget --account-id $ACCOUNT_ID --budget-name none
aws ce get-cost-and-usage --time-period Start=2026-10-01,End=2026-11-01 --granularity MONTHLY --metrics UnblendedCost --filter file://selector.json --query 'ResultsByTime[0].Total.UnblendedCost.Unit'
aws ce get-cost-and-usage --time-period Start=2026-11-01,End=2026-10-01 --granularity MONTHLY --metrics UnblendedCost
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateUser --max-results 2 --query 'length(Events)'
aws cloudtrail lookup-events --max-items 1 --query 'Events[0].CloudTrailEvent' --output text | head -n 1 | jq -r .eventVersion
aws accessanalyzer create-analyzer --analyzer-name a1 --type ACCOUNT --query 'starts_with(arn, ${'`'}arn:aws:access-analyzer${'`'})'
aws accessanalyzer validate-policy --policy-document file://invalid.json --policy-type IDENTITY_POLICY --query 'findings[].[findingType,issueCode]' --output text
aws dynamodb create-table --table-name Thread --attribute-definitions AttributeName=Forum,AttributeType=S AttributeName=Subject,AttributeType=S --key-schema AttributeName=Forum,KeyType=HASH AttributeName=Subject,KeyType=RANGE --billing-mode PAY_PER_REQUEST --query 'TableDescription.[TableName,ItemCount]' --output text; aws dynamodb wait table-exists --table-name Thread
aws dynamodb batch-write-item --request-items file://items.json; aws dynamodb scan --table-name Thread --output table
aws dynamodb query --table-name Thread --key-condition-expression 'Forum = :f' --filter-expression 'Views > :v' --expression-attribute-values file://values.json --output yaml
aws dynamodb update-item --table-name Thread --key '{"Forum":{"S":"DynamoDB"},"Subject":{"S":"one"}}' --update-expression 'ADD Views :i' --expression-attribute-values '{":i":{"N":"4"}}' --return-values UPDATED_NEW --output text
aws dynamodb put-item --table-name Thread --item '{"Forum":{"S":"x"}}'
aws dynamodb put-item --table-name Thread --item '{"Forum":"x"}'
aws dynamodb get-item --table-name Thread --key 'Forum={S=DynamoDB},Subject={S=one}' --projection-expression 'Views, Tags' --query Item
aws resourcegroupstaggingapi get-resources --tag-filters Key=a,Values=b --query 'ResourceTagMappingList[].ResourceARN'
aws resourcegroupstaggingapi tag-resources --resource-arn-list "$TOPIC" --tags env=prod,team=red; aws resourcegroupstaggingapi get-tag-values --key env --output text
`

/** Lines that go otherwise with the real CLI, by how they begin, and why. They must still differ. */
export const expertDiffers: Readonly<Record<string, string>> = {
  'aws iam create-user --generate-cli-skeleton yaml-input': DESCRIPTIONS,
  'aws iam list-users --generate-cli-skeleton yaml-input': DESCRIPTIONS,
  'aws dynamodb put-item --generate-cli-skeleton yaml-input': DESCRIPTIONS,
  'aws dynamodb batch-write-item': 'what this account does not offer is said in our words, before anything is sent',
}

/** One a line; what follows a here-document's beginning, up to its end, belongs to it. */
export const expertLines: readonly string[] = text
  .replace(/^(.*<<-?'?(\w+)'?\n[\s\S]*?\n\2)$/gm, (whole) => whole.replaceAll('\n', '\x00'))
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.replaceAll('\x00', '\n'))
