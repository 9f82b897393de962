/** Parameters: shorthand, JSON, YAML, files, and what does not fit. */
import { lines } from './lines.ts'

export const parameterCases = lines(`
  iam create-user --user-name zoe --tags Key=a,Value=b
  iam create-user --user-name zoe --tags Key=a,Value=b Key=c,Value=d
  iam create-user --user-name zoe --tags Key=a,Value=b,Foo=c
  iam create-user --user-name zoe --tags foo
  iam create-user --user-name zoe --tags Key==a
  iam create-user --user-name zoe --tags Key=a,Key=b
  iam create-user --user-name zoe --tags 'Key=a,Value="b,c"'
  iam create-user --user-name zoe --tags 'Key="a'
  iam create-user --user-name zoe --tags '[{"Key": "a", "Value": "b"}]'
  iam create-user --user-name zoe --tags '[{"Key": "a", "Value": }]'
  iam create-user --user-name zoe --tags '{"Key": "a", "Value": "b"}' '{"Key": "c", "Value": "d"}'
  iam create-user --user-name zoe --tags '{"Key": "a", "Value": 5}'
  iam create-user --user-name zoe --tags file://{dir}/tags.json
  iam create-user --user-name file://{dir}/missing.txt
  iam create-user --user-name file://{dir}
  iam create-user --user-name zoe --path file://{dir}/policy.json
  iam create-user --user-name zoe --tags Value=b
  iam create-user --user-name zoe --tags Key={a=b},Value=c
  iam create-user --user-name zoe --tags Key=[a,b],Value=c
  iam create-user --user-name zoe --tags 'Key=a, Value=b'
  iam create-user --user-name zoe --tags 'Key= a b ,Value= c'
  iam create-user --cli-input-json file://{dir}/user.json
  iam create-user --cli-input-json '{"UserName": "x"}'
  iam create-user --cli-input-json '{"UserName": "x", "Bogus": 1}'
  iam create-user --cli-input-json '{"UserName": "x"' 
  iam create-user --cli-input-json '["x"]'
  iam create-user --cli-input-json '{"UserName": 5}'
  iam create-user --cli-input-json '{}'
  iam create-user --cli-input-yaml file://{dir}/user.yaml
  iam create-user --cli-input-yaml 'UserName: [a'
  iam create-user --cli-input-yaml 'UserName: a' --cli-input-json '{}'
  iam create-user --cli-input-json file://{dir}/nope.json
  iam create-user --user-name override --cli-input-json file://{dir}/user.json
  iam list-users --cli-input-json '{"MaxItems": 2}'
  iam list-users --cli-input-json '{"PathPrefix": "/"}'
  iam create-policy --policy-name p --policy-document file://{dir}/policy.json
  iam create-policy --policy-name p --policy-document fileb://{dir}/policy.json
  iam create-policy --policy-name p --policy-document ''
  iam get-policy --policy-arn short
  iam create-access-key --user-name ''
  iam create-login-profile --user-name a --password p --password-reset-required
  iam create-login-profile --user-name a --password p --no-password-reset-required
  iam simulate-principal-policy --policy-source-arn arn:aws:iam::123456789012:user/a --action-names s3:GetObject
  iam simulate-principal-policy --policy-source-arn arn:aws:iam::123456789012:user/a --action-names s3:GetObject --context-entries ContextKeyName=aws:x,ContextKeyValues=a,b,ContextKeyType=string
  iam simulate-custom-policy --policy-input-list a b --action-names '["x","y"]'
  ec2 describe-instances --filters Name==x
  ec2 describe-instances --filters Name=instance-state-name,Values=running,stopped Name=x,Values=y
  ec2 describe-instances --filters 'Name=tag:Name,Values=a b'
  ec2 describe-instances --instance-ids i-0000
  ec2 describe-instances --max-results 3
  ec2 describe-instances --max-results abc
  ec2 describe-instances --dry-run
  ec2 run-instances --image-id ami-1 --instance-type t3.micro --count 2
  ec2 run-instances --image-id ami-1 --count 1:3 --monitoring Enabled=true
  ec2 run-instances --image-id ami-1 --monitoring Enabled=maybe
  ec2 run-instances --image-id ami-1 --block-device-mappings DeviceName=/dev/sda1,Ebs={VolumeSize=8,Encrypted=true}
  ec2 run-instances --image-id ami-1 --block-device-mappings DeviceName=/dev/sda1,Ebs={VolumeSize=x}
  ec2 run-instances --image-id ami-1 --metadata-options HttpTokens=required,HttpEndpoint=enabled
  ec2 run-instances --image-id ami-1 --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=x},{Key=a,Value=b}]'
  ec2 run-instances --image-id ami-1 --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=x}'
  ec2 run-instances --image-id ami-1 --subnet-id s --associate-public-ip-address
  ec2 create-tags --resources i-1 --tags Key=a,Value=
  ec2 create-security-group --group-name g --description d
  ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22-25 --cidr 0.0.0.0/0
  ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=1.2.3.4/32}]
  ec2 modify-instance-attribute --instance-id i-1 --no-disable-api-termination
  ec2 modify-instance-attribute --instance-id i-1 --disable-api-termination
  ec2 modify-instance-attribute --instance-id i-1 --groups sg-1 sg-2
  s3api create-bucket --bucket x
  s3api create-bucket --bucket taken
  s3api create-bucket --bucket b --create-bucket-configuration LocationConstraint=eu-west-1
  s3api create-bucket --bucket 'bad name'
  s3api put-bucket-tagging --bucket b --tagging TagSet=[{Key=a,Value=b}]
  s3api put-bucket-tagging --bucket b --tagging 'TagSet=[{Key=a,Value=b}'
  s3api put-bucket-policy --bucket b --policy file://{dir}/policy.json
  s3api put-public-access-block --bucket b --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=false
  s3api put-public-access-block --bucket b --public-access-block-configuration BlockPublicAcls=x
  s3api put-bucket-versioning --bucket b --versioning-configuration Status=Enabled
  s3api list-objects-v2 --bucket b
  s3api list-objects-v2 --bucket empty
  s3api list-objects-v2 --bucket missing
  s3api list-objects-v2 --bucket b --prefix b/ --delimiter /
  s3api list-objects-v2 --bucket b --max-items 2
  s3api list-objects-v2 --bucket b --query Contents[].Key
  s3api head-object --bucket b --key k
  s3api head-object --bucket b --key missing
  s3api head-bucket --bucket b
  s3api list-buckets
  s3api list-buckets --query 'Buckets[].Name' --output text
  s3api delete-object --bucket b --key k
  s3api put-object --bucket b --key k --body {dir}/policy.json
  s3api put-object --bucket b --key k --body {dir}/nope
  s3api put-object --bucket b --key k --metadata a=b,c=d
  s3api get-bucket-location --bucket b
  sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:t --protocol email --notification-endpoint a@b.c
  sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:t --message 'a b'
  sns create-topic --name t --attributes DisplayName=x
  budgets describe-budgets --account-id 123456789012
  budgets create-budget --account-id 123456789012 --budget BudgetName=x,BudgetType=COST,TimeUnit=MONTHLY,BudgetLimit={Amount=1,Unit=USD}
  budgets create-budget --account-id 1234 --budget '{}'
  ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics BlendedCost
  cloudtrail lookup-events --max-items 1
  cloudtrail lookup-events --start-time 2026-01-01
  cloudtrail lookup-events --start-time nonsense
  dynamodb list-tables
  account get-contact-information
  resourcegroupstaggingapi get-resources --tag-filters Key=a,Values=b
`)
