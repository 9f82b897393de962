/**
 * Fifty command lines of the kinds that AWS's user guides show (IAM, S3, EC2, STS, SNS, Budgets, CloudTrail, DynamoDB),
 * written after the code was frozen; what came of the first run is in the README.
 */
import { type Case, lines } from './lines.ts'

export const GUIDE_FILES: Record<string, string> = {
  'trust.json':
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}',
  'budget.json':
    '{"BudgetName":"Monthly","BudgetLimit":{"Amount":"10","Unit":"USD"},"TimeUnit":"MONTHLY","BudgetType":"COST","CostFilters":{"Service":["Amazon Simple Storage Service"]},"TimePeriod":{"Start":1767225600,"End":3706473600}}',
  'alerts.json':
    '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":70,"ThresholdType":"PERCENTAGE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"ines@kapelabs.example"}]}]',
  'item.json': '{"Artist":{"S":"No One You Know"},"SongTitle":{"S":"Call Me Today"},"Awards":{"N":"1"}}',
  'values.json': '{":v":{"N":"2"},":n":{"S":"No One You Know"}}',
  'lifecycle.json':
    '{"Rules":[{"ID":"old","Filter":{"Prefix":"logs/"},"Status":"Enabled","Expiration":{"Days":365},"Transitions":[{"Days":30,"StorageClass":"GLACIER"}]}]}',
  'index.html': '<h1>hello</h1>\n',
  'permissions.json':
    '[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"203.0.113.0/24","Description":"Office"}]}]',
}

export const guideCases: Case[] = lines(`
  // IAM
  iam create-role --role-name Test-Role --assume-role-policy-document file://{dir}/trust.json --description "For a test" --max-session-duration 7200 --tags Key=team,Value=red
  iam put-role-policy --role-name Test-Role --policy-name ExamplePolicy --policy-document file://{dir}/policy.json
  iam update-assume-role-policy --role-name Test-Role --policy-document file://{dir}/trust.json
  iam simulate-principal-policy --policy-source-arn arn:aws:iam::123456789012:user/Jill --action-names s3:ListBucket s3:GetObject --resource-arns "arn:aws:s3:::bucket/*" --context-entries ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyValues=true,ContextKeyType=boolean
  iam list-policies --only-attached --scope Local --query "Policies[*].[PolicyName,AttachmentCount]" --output table
  iam generate-service-last-accessed-details --arn arn:aws:iam::123456789012:role/Test-Role --granularity ACTION_LEVEL
  iam get-account-summary --output text
  iam create-open-id-connect-provider --url https://server.example.com --client-id-list my-app my-other --thumbprint-list 3768084dfb3d2b68b7897bf5f565da8efEXAMPLE
  iam update-account-password-policy --minimum-password-length 14 --require-numbers --no-require-symbols --password-reuse-prevention 5
  iam tag-user --user-name anika --tags '[{"Key":"cost center","Value":"a,b"},{"Key":"empty","Value":""}]'
  iam get-role --role-name Test-Role --query 'Role.AssumeRolePolicyDocument.Statement[0].Principal'
  iam list-access-keys --user-name Bob --query "AccessKeyMetadata[?Status=='Active'].{Id:AccessKeyId,Made:CreateDate}" --output yaml
  // S3
  s3api create-bucket --bucket amzn-s3-demo-bucket --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1
  s3api put-bucket-versioning --bucket amzn-s3-demo-bucket --versioning-configuration Status=Enabled,MFADelete=Disabled
  s3api put-public-access-block --bucket amzn-s3-demo-bucket --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  s3api put-bucket-lifecycle-configuration --bucket amzn-s3-demo-bucket --lifecycle-configuration file://{dir}/lifecycle.json
  s3api put-bucket-encryption --bucket amzn-s3-demo-bucket --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":true}]}'
  s3api put-object --bucket amzn-s3-demo-bucket --key dir-1/index.html --body {dir}/index.html --content-type text/html --metadata owner=ines,note="two words"
  s3api list-objects-v2 --bucket amzn-s3-demo-bucket --prefix dir-1/ --delimiter / --query 'CommonPrefixes[].Prefix'
  s3api delete-objects --bucket amzn-s3-demo-bucket --delete 'Objects=[{Key=a.txt},{Key=b.txt,VersionId=1}],Quiet=true'
  s3api get-object-attributes --bucket amzn-s3-demo-bucket --key a.txt --object-attributes ETag ObjectSize StorageClass
  s3api put-bucket-tagging --bucket amzn-s3-demo-bucket --tagging 'TagSet=[{Key=a,Value=b},{Key=c,Value=d}]'
  s3 cp {dir}/index.html s3://amzn-s3-demo-bucket/ --no-progress --grants read=uri=http://acs.amazonaws.com/groups/global/AllUsers full=emailaddress=user@example.com
  s3 ls s3://amzn-s3-demo-bucket --recursive --human-readable --summarize
  s3 sync {dir} s3://amzn-s3-demo-bucket/copy --exclude "*" --include "*.html" --dryrun --delete
  // EC2
  ec2 describe-instances --filters Name=tag:Name,Values=web* Name=instance-state-name,Values=running --query 'Reservations[*].Instances[*].[InstanceId,Placement.AvailabilityZone,Tags[?Key==\`Name\`].Value|[0]]' --output table
  ec2 run-instances --image-id ami-0abcdef1234567890 --count 1:3 --instance-type t3.micro --key-name MyKeyPair --security-group-ids sg-1 sg-2 --block-device-mappings 'DeviceName=/dev/sdh,Ebs={VolumeSize=100,DeleteOnTermination=true}' --tag-specifications 'ResourceType=instance,Tags=[{Key=webserver,Value=production}]' 'ResourceType=volume,Tags=[{Key=cost-center,Value=cc123}]' --metadata-options HttpTokens=required,HttpEndpoint=enabled
  ec2 authorize-security-group-ingress --group-id sg-1234567890abcdef0 --ip-permissions file://{dir}/permissions.json
  ec2 authorize-security-group-ingress --group-id sg-1234567890abcdef0 --protocol tcp --port 22-25 --source-group sg-1a2b3c4d
  ec2 modify-instance-attribute --instance-id i-1234567890abcdef0 --no-source-dest-check
  ec2 create-key-pair --key-name MyKeyPair --key-type ed25519 --key-format pem --query KeyMaterial --output text
  ec2 describe-images --owners self amazon --filters 'Name=root-device-type,Values=ebs' --query 'sort_by(Images,&CreationDate)[-1].[ImageId,Name]' --output text
  ec2 associate-iam-instance-profile --instance-id i-123456789abcde123 --iam-instance-profile Name=admin-role
  ec2 create-tags --resources i-1234567890abcdef0 vol-1 --tags 'Key="[Group]",Value=test' Key=empty,Value=
  ec2 terminate-instances --instance-ids i-5203422c i-5203422d --dry-run
  // STS
  sts assume-role --role-arn arn:aws:iam::123456789012:role/xaccounts3access --role-session-name s3-access-example --policy-arns arn=arn:aws:iam::aws:policy/ReadOnlyAccess --tags Key=Project,Value=Automation --transitive-tag-keys Project --external-id 1234 --serial-number arn:aws:iam::123456789012:mfa/me --token-code 123456
  sts decode-authorization-message --encoded-message abcdef --query DecodedMessage --output text
  sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE
  // SNS
  sns create-topic --name my-topic.fifo --attributes FifoTopic=true,ContentBasedDeduplication=true --tags Key=a,Value=b
  sns publish --topic-arn arn:aws:sns:us-west-2:123456789012:my-topic --message file://{dir}/policy.json --message-attributes '{"store":{"DataType":"String","StringValue":"example_corp"}}' --subject "Hello there"
  sns subscribe --topic-arn arn:aws:sns:us-west-2:123456789012:my-topic --protocol email --notification-endpoint my-email@example.com --return-subscription-arn
  sns set-topic-attributes --topic-arn arn:aws:sns:us-west-2:123456789012:MyTopic --attribute-name DisplayName --attribute-value MyTopicDisplayName
  // Budgets
  budgets create-budget --account-id 111122223333 --budget file://{dir}/budget.json --notifications-with-subscribers file://{dir}/alerts.json
  budgets describe-notifications-for-budget --account-id 111122223333 --budget-name "Monthly" --max-results 5
  // CloudTrail
  cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin --start-time 2026-11-01T00:00:00Z --end-time 2026-11-02 --max-items 2
  cloudtrail describe-trails --trail-name-list management-events --no-include-shadow-trails
  // DynamoDB
  dynamodb create-table --table-name MusicCollection --attribute-definitions AttributeName=Artist,AttributeType=S AttributeName=SongTitle,AttributeType=S --key-schema AttributeName=Artist,KeyType=HASH AttributeName=SongTitle,KeyType=RANGE --provisioned-throughput ReadCapacityUnits=5,WriteCapacityUnits=5 --tags Key=Owner,Value=blueTeam
  dynamodb put-item --table-name MusicCollection --item file://{dir}/item.json --return-consumed-capacity TOTAL --condition-expression "attribute_not_exists(Artist)"
  dynamodb query --table-name MusicCollection --key-condition-expression "Artist = :n" --expression-attribute-values file://{dir}/values.json --projection-expression SongTitle --no-scan-index-forward
  dynamodb update-item --table-name MusicCollection --key '{"Artist":{"S":"Acme"},"SongTitle":{"S":"Happy"}}' --update-expression "SET #Y = :v" --expression-attribute-names '{"#Y":"Year"}' --expression-attribute-values file://{dir}/values.json --return-values ALL_NEW
`)
