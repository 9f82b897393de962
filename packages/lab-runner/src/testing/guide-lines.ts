/**
 * Fifty lines of the kinds that AWS's guides show (IAM, CLI, STS, S3, EC2, SNS, DynamoDB, Billing, Account Management), put
 * together to one morning's work in one account: what a line makes, later ones use. Written after the code was frozen; what
 * came of the first run is in the shell's README.
 */

export const GUIDE_FILES: Record<string, string> = {
  'AdminPolicy.json':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}}]}\n',
  'TestPolicy.json':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":["arn:aws:s3:::amzn-s3-demo-bucket","arn:aws:s3:::amzn-s3-demo-bucket/*"]},{"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}]}\n',
  'trustpolicyforacct123456789012.json':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}\n',
  'filename.txt': 'one line\nand another\n',
  'lifecycle-less.json': '{"Rules":[{"ID":"a","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":30}}]}\n',
  'key.json': '{"Artist": {"S": "Acme Band"}, "SongTitle": {"S": "Happy Day"}}\n',
}

const text = `
# IAM User Guide: users, groups, passwords, access keys
aws iam create-group --group-name Admins
aws iam attach-group-policy --group-name Admins --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam put-group-policy --group-name Admins --policy-name AdminRoot --policy-document file://AdminPolicy.json && aws iam get-group-policy --group-name Admins --policy-name AdminRoot --output yaml
aws iam create-user --user-name Richard --path /division_abc/subdivision_xyz/
aws iam add-user-to-group --user-name Richard --group-name Admins; aws iam list-groups-for-user --user-name Richard --output table
aws iam create-login-profile --generate-cli-skeleton > create-login-profile.json; jq -r 'keys | join(" ")' create-login-profile.json
aws iam create-login-profile --user-name Richard --password 'My!User1Login8P@ssword' --password-reset-required
aws iam update-login-profile --user-name Richard --password 'short'
KEY=$(aws iam create-access-key --user-name Richard --query AccessKey.AccessKeyId --output text); aws iam get-access-key-last-used --access-key-id $KEY --output json
aws iam tag-user --user-name Richard --tags Key=costCenter,Value=12345 'Key=account ID,Value=123456' && aws iam list-user-tags --user-name Richard --output text
aws iam delete-group --group-name Admins
aws iam get-group --group-name Admins --query 'Users[?starts_with(Path, \`/division\`)].{Who:UserName,Where:Path}' --output table
aws iam create-account-alias --account-alias examplecorp; aws iam list-account-aliases --output text
# IAM User Guide: policies, roles, instance profiles
ARN=$(aws iam create-policy --policy-name my-managed-policy --policy-document file://TestPolicy.json --query Policy.Arn --output text); echo "$ARN"
aws iam create-policy-version --policy-arn $ARN --policy-document file://AdminPolicy.json --no-set-as-default; aws iam list-policy-versions --policy-arn $ARN --query 'Versions[].[VersionId,IsDefaultVersion]' --output text
aws iam set-default-policy-version --policy-arn $ARN --version-id v7
aws iam get-context-keys-for-custom-policy --policy-input-list file://AdminPolicy.json
aws iam simulate-custom-policy --policy-input-list file://TestPolicy.json --action-names s3:GetObject s3:DeleteObject --resource-arns arn:aws:s3:::amzn-s3-demo-bucket/a --query 'EvaluationResults[].[EvalActionName,EvalDecision]' --output text
aws iam create-role --role-name Test-UserAccess-Role --assume-role-policy-document file://trustpolicyforacct123456789012.json --max-session-duration 43200
aws iam attach-role-policy --role-name Test-UserAccess-Role --policy-arn arn:aws:iam::aws:policy/PowerUserAccess; aws iam list-attached-role-policies --role-name Test-UserAccess-Role
aws iam create-instance-profile --instance-profile-name Webserver && aws iam add-role-to-instance-profile --role-name Test-UserAccess-Role --instance-profile-name Webserver && aws iam list-instance-profiles-for-role --role-name Test-UserAccess-Role
aws accessanalyzer validate-policy --policy-document file://AdminPolicy.json --policy-type IDENTITY_POLICY --query 'findings[].[findingType,issueCode]' --output text
# CLI User Guide: profiles that assume a role
aws configure set role_arn arn:aws:iam::111122223333:role/Test-UserAccess-Role --profile marketingadmin; aws configure set credential_source Environment --profile marketingadmin; cat .aws/config
aws sts get-caller-identity --profile marketingadmin --query Arn
aws configure list-profiles; aws configure get role_arn --profile marketingadmin; aws configure get nothing; echo $?
aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Test-UserAccess-Role --role-session-name AWSCLI-Session --duration-seconds 900 --query 'AssumedRoleUser.Arn'
# S3 User Guide
aws s3 mb s3://kape-guide-lines-7 --region us-east-1
aws s3 cp filename.txt s3://kape-guide-lines-7/path/ --storage-class STANDARD_IA --content-type text/plain
cat filename.txt | aws s3 cp - s3://kape-guide-lines-7/stream.txt; aws s3 cp s3://kape-guide-lines-7/stream.txt - | wc -c
aws s3 sync . s3://kape-guide-lines-7/sync --exclude '*' --include 'Test*.json'; aws s3 ls s3://kape-guide-lines-7 --recursive | wc -l
aws s3api head-object --bucket kape-guide-lines-7 --key path/filename.txt --query '[ContentLength,StorageClass,ContentType,ETag]'
aws s3api put-bucket-versioning --bucket kape-guide-lines-7 --versioning-configuration Status=Enabled; aws s3api get-bucket-versioning --bucket kape-guide-lines-7 --output text
aws s3api put-bucket-acl --bucket kape-guide-lines-7 --acl public-read
aws s3api put-bucket-lifecycle-configuration --bucket kape-guide-lines-7 --lifecycle-configuration file://lifecycle-less.json; aws s3api get-bucket-lifecycle-configuration --bucket kape-guide-lines-7 --query 'Rules[0].[ID,Expiration.Days]' --output text
aws s3control put-public-access-block --account-id 111122223333 --public-access-block-configuration '{"BlockPublicAcls": true, "IgnorePublicAcls": true, "BlockPublicPolicy": true, "RestrictPublicBuckets": true}'; aws s3control get-public-access-block --account-id 111122223333
aws s3 rb s3://kape-guide-lines-7
# EC2 User Guide
VPC=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text); SG=$(aws ec2 create-security-group --group-name my-security-group --description "My security group" --vpc-id $VPC --query GroupId --output text); aws ec2 describe-security-groups --group-ids $SG --query 'SecurityGroups[].{Name:GroupName,ID:GroupId}' --output table
aws ec2 authorize-security-group-ingress --group-id $SG --ip-permissions IpProtocol=icmp,FromPort=-1,ToPort=-1,IpRanges='[{CidrIp=203.0.113.0/24,Description="Ping from the office"}]'
aws ec2 describe-security-group-rules --filters Name=group-id,Values=$SG --query 'SecurityGroupRules[].[IsEgress,IpProtocol,CidrIpv4,Description]' --output text
aws ec2 describe-availability-zones --region us-east-1 --query 'AvailabilityZones[?State==\`available\`].[ZoneName,ZoneType]' --output text
ID=$(aws ec2 run-instances --image-id $(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text) --instance-type t3.micro --security-group-ids $SG --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=Test-Instance}]' --query 'Instances[0].InstanceId' --output text); aws ec2 wait instance-running --instance-ids $ID; aws ec2 describe-instance-status --instance-ids $ID --query 'InstanceStatuses[].InstanceState'
aws ec2 describe-tags --filters "Name=resource-id,Values=$ID" --output text
aws ec2 modify-instance-attribute --instance-id $ID --disable-api-termination; aws ec2 terminate-instances --instance-ids $ID
aws ec2 describe-key-pairs --key-names my-key-pair
# SNS, DynamoDB, Billing, Account Management, CloudTrail
TOPIC=$(aws sns create-topic --name my-topic --query TopicArn --output text); aws sns publish --topic-arn $TOPIC --message "Hello, world" --query 'length(MessageId)'; aws sns list-topics --output yaml
aws dynamodb create-table --table-name Music --attribute-definitions AttributeName=Artist,AttributeType=S AttributeName=SongTitle,AttributeType=S --key-schema AttributeName=Artist,KeyType=HASH AttributeName=SongTitle,KeyType=RANGE --billing-mode PAY_PER_REQUEST --query TableDescription.TableStatus; aws dynamodb wait table-exists --table-name Music
aws dynamodb put-item --table-name Music --item '{"Artist": {"S": "Acme Band"}, "SongTitle": {"S": "Happy Day"}, "Awards": {"N": "10"}}'; aws dynamodb get-item --consistent-read --table-name Music --key file://key.json --output table
aws ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics BlendedCost UnblendedCost --group-by Type=DIMENSION,Key=SERVICE --query 'ResultsByTime[].TimePeriod'
aws account put-alternate-contact --alternate-contact-type=SECURITY --email-address=security@example.com --name="Ines Cardoso" --phone-number="+1(555)555-5555" --title="Head of Security"; aws account get-alternate-contact --alternate-contact-type SECURITY
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateGroup --query 'Events[].[EventName,Username]' --output text
`

/** Lines that go otherwise with the real CLI, by how they begin, and why. They must still differ. */
export const differs: Readonly<Record<string, string>> = {
  'aws s3control ':
    'the real one puts the account number before the host of whatever endpoint it is given, and 111122223333.127.0.0.1 is no host',
}

/** As a guide shows them, one a line. */
export const guideLines: readonly string[] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
