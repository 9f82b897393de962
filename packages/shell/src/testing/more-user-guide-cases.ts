/**
 * Fifty more command lines of the kinds that AWS's user guides show (IAM, S3, EC2, STS, Budgets, SNS), others than the first
 * fifty, written after the code was frozen a second time; what came of the first run is in the README.
 */
import { type Case, lines } from './lines.ts'

export const MORE_GUIDE_FILES: Record<string, string> = {
  'boundary.json':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","cloudwatch:*","ec2:*"],"Resource":"*"}]}',
  'website.json': '{"IndexDocument":{"Suffix":"index.html"},"ErrorDocument":{"Key":"error.html"}}',
  'cors.json':
    '{"CORSRules":[{"AllowedOrigins":["https://example.com"],"AllowedHeaders":["Authorization"],"AllowedMethods":["GET"],"MaxAgeSeconds":3000}]}',
  'launch.yaml':
    'ImageId: ami-0abcdef1234567890\nInstanceType: t3.micro\nMinCount: 1\nMaxCount: 1\nTagSpecifications:\n- ResourceType: instance\n  Tags:\n  - Key: Name\n    Value: from yaml\n',
  'userdata.sh': '#!/bin/bash\nyum install -y httpd\n',
  'subscribers.json': '[{"SubscriptionType":"EMAIL","Address":"ines@kapelabs.example"}]',
  'new-budget.json':
    '{"BudgetName":"Monthly","BudgetLimit":{"Amount":"200","Unit":"USD"},"TimeUnit":"MONTHLY","BudgetType":"COST"}',
  'filter.json':
    '{"store":["example_corp"],"event":[{"anything-but":"order_cancelled"}],"price":[{"numeric":[">=",100]}]}',
  'topic-policy.json':
    '{"Version":"2012-10-17","Statement":[{"Sid":"budgets","Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"}]}',
}

export const moreGuideCases: Case[] = lines(`
  // IAM
  iam create-user --user-name Bob --path /division_abc/ --permissions-boundary arn:aws:iam::123456789012:policy/ShirleyBoundary --tags Key=jobTitle,Value=Developer Key=costCenter,Value=987
  iam put-user-permissions-boundary --user-name Shirley --permissions-boundary arn:aws:iam::123456789012:policy/XCompanyBoundaries
  iam create-policy --policy-name XCompanyBoundaries --policy-document file://{dir}/boundary.json --description "The most that anybody may have" --tags Key=owner,Value=security
  iam create-policy-version --policy-arn arn:aws:iam::123456789012:policy/MyPolicy --policy-document file://{dir}/boundary.json --set-as-default
  iam update-access-key --user-name Bob --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive
  iam get-access-key-last-used --access-key-id AKIAIOSFODNN7EXAMPLE --query 'AccessKeyLastUsed.[ServiceName,Region]' --output text
  iam create-virtual-mfa-device --virtual-mfa-device-name BobsMFADevice --outfile {dir}/QRCode.png --bootstrap-method QRCodePNG
  iam enable-mfa-device --user-name Bob --serial-number arn:aws:iam::210987654321:mfa/BobsMFADevice --authentication-code1 123456 --authentication-code2 789012
  iam upload-ssh-public-key --user-name Bob --ssh-public-key-body "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC example"
  iam list-entities-for-policy --policy-arn arn:aws:iam::123456789012:policy/TestPolicy --entity-filter Role --query 'PolicyRoles[].RoleName'
  iam get-account-authorization-details --filter LocalManagedPolicy User --max-items 1
  iam generate-credential-report
  iam get-credential-report --query Content --output text
  iam create-service-linked-role --aws-service-name elasticbeanstalk.amazonaws.com --description "For Beanstalk"
  iam remove-role-from-instance-profile --instance-profile-name ExampleProfile --role-name Test-Role
  iam simulate-custom-policy --policy-input-list file://{dir}/boundary.json --action-names s3:GetObject iam:CreateUser --output table --query 'EvaluationResults[].{Action:EvalActionName,Decision:EvalDecision}'
  // S3
  s3api put-bucket-website --bucket amzn-s3-demo-bucket --website-configuration file://{dir}/website.json
  s3api put-bucket-cors --bucket amzn-s3-demo-bucket --cors-configuration file://{dir}/cors.json
  s3api put-bucket-policy --bucket amzn-s3-demo-bucket --policy file://{dir}/policy.json --expected-bucket-owner 123456789012
  s3api put-object-tagging --bucket amzn-s3-demo-bucket --key doc3.rtf --tagging '{"TagSet":[{"Key":"designation","Value":"confidential"}]}'
  s3api copy-object --copy-source amzn-s3-demo-bucket/key.txt --bucket amzn-s3-demo-bucket2 --key key.txt --metadata-directive REPLACE --metadata a=b --server-side-encryption aws:kms --ssekms-key-id alias/mine
  s3api list-object-versions --bucket amzn-s3-demo-bucket --prefix index.html --max-keys 2 --query 'Versions[].[Key,VersionId]'
  s3api get-object --bucket amzn-s3-demo-bucket --key dir/my_images.tar.bz2 --range bytes=0-4 {dir}/my_images.tar.bz2
  s3api put-bucket-acl --bucket amzn-s3-demo-bucket --grant-full-control emailaddress=user1@example.com --grant-read uri=http://acs.amazonaws.com/groups/global/AllUsers
  s3api put-bucket-ownership-controls --bucket amzn-s3-demo-bucket --ownership-controls="Rules=[{ObjectOwnership=BucketOwnerEnforced}]"
  s3api abort-multipart-upload --bucket amzn-s3-demo-bucket --key large_test_file --upload-id exampleUploadID
  s3api wait bucket-exists --bucket amzn-s3-demo-bucket
  s3 mv s3://amzn-s3-demo-bucket/a.txt s3://amzn-s3-demo-bucket2/ --storage-class STANDARD_IA
  s3 rm s3://amzn-s3-demo-bucket/ --recursive --exclude "b/*" --include "*.txt"
  s3 cp s3://amzn-s3-demo-bucket/a.txt - --quiet
  s3 presign s3://amzn-s3-demo-bucket/a.txt --expires-in nothing
  s3 website s3://amzn-s3-demo-bucket/ --index-document index.html --error-document error.html
  // EC2
  ec2 run-instances --cli-input-yaml file://{dir}/launch.yaml --query 'Instances[0].[InstanceId,State.Name]' --output text
  ec2 run-instances --image-id ami-1 --instance-type t2.micro --user-data file://{dir}/userdata.sh --iam-instance-profile Name=s3access --network-interfaces 'DeviceIndex=0,SubnetId=subnet-1,Groups=sg-1,AssociatePublicIpAddress=true' --credit-specification CpuCredits=standard
  ec2 modify-instance-metadata-options --instance-id i-1234567898abcdef0 --http-tokens required --http-endpoint enabled --http-put-response-hop-limit 1
  ec2 create-security-group --group-name my-sg --description "My security group" --vpc-id vpc-1a2b3c4d --tag-specifications ResourceType=security-group,Tags=[{Key=Name,Value=mine}]
  ec2 revoke-security-group-ingress --group-name my-sg --ip-permissions IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=203.0.113.0/24}]
  ec2 describe-instances --instance-ids i-1 --query 'Reservations[].Instances[].{Instance:InstanceId,Subnet:SubnetId}' --output json --no-cli-pager
  ec2 describe-regions --all-regions --query 'Regions[?OptInStatus==\`opted-in\`].RegionName' --output yaml
  ec2 import-key-pair --key-name my-key --public-key-material fileb://{dir}/userdata.sh
  ec2 stop-instances --instance-ids i-1234567890abcdef0 --no-hibernate --force
  // STS
  sts get-session-token --duration-seconds 900 --serial-number arn:aws:iam::123456789012:mfa/user --token-code 654321 --query 'Credentials.[AccessKeyId,Expiration]' --output text
  sts get-federation-token --name Bob --policy file://{dir}/boundary.json --policy-arns arn=arn:aws:iam::111122223333:policy/policy1 --duration-seconds 900
  sts assume-role-with-web-identity --role-arn arn:aws:iam::123456789012:role/FederatedWebIdentityRole --role-session-name app1 --web-identity-token token --provider-id www.amazon.com --no-sign-request
  // Budgets
  budgets create-notification --account-id 111122223333 --budget-name Monthly --notification NotificationType=FORECASTED,ComparisonOperator=GREATER_THAN,Threshold=80,ThresholdType=PERCENTAGE --subscribers file://{dir}/subscribers.json
  budgets update-budget --account-id 111122223333 --new-budget file://{dir}/new-budget.json
  budgets describe-budgets --account-id 111122223333 --max-items 1 --query 'Budgets[].[BudgetName,CalculatedSpend.ActualSpend.Amount]' --output table
  // SNS
  sns subscribe --topic-arn arn:aws:sns:us-east-2:123456789012:my-topic --protocol sqs --notification-endpoint arn:aws:sqs:us-east-2:123456789012:q --attributes '{"RawMessageDelivery":"true","FilterPolicyScope":"MessageBody"}'
  sns set-subscription-attributes --subscription-arn arn:aws:sns:us-east-2:123456789012:my-topic:1 --attribute-name FilterPolicy --attribute-value file://{dir}/filter.json
  sns publish-batch --topic-arn arn:aws:sns:us-east-2:123456789012:my-topic --publish-batch-request-entries Id=1,Message=one 'Id=2,Message="two, with a comma",Subject=hi'
`)
