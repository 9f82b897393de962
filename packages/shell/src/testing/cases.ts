/**
 * Command lines on which our `aws` and the real one must agree. One line each, split as a shell splits (quotes only).
 * `{dir}` is a directory of the run, the same for both, with the files of {@link FILES}.
 */

import { type Case, lines } from './lines.ts'
import { MORE_GUIDE_FILES, moreGuideCases } from './more-user-guide-cases.ts'
import { queryCases } from './query-cases.ts'
import { GUIDE_FILES, guideCases } from './user-guide-cases.ts'

export type { Case } from './lines.ts'

export const FILES: Record<string, string> = {
  ...GUIDE_FILES,
  ...MORE_GUIDE_FILES,
  'policy.json': '{"Version": "2012-10-17", "Statement": []}\n',
  'bad.json': '{"a": }',
  'user.json': '{"UserName": "zoe", "Tags": [{"Key": "a", "Value": "b"}]}',
  'user.yaml': 'UserName: zoe\nTags:\n- Key: a\n  Value: b\n',
  'list.json': '["a"]',
  'binary.bin': '\u0000\u0001',
  'tags.json': '[{"Key": "a", "Value": "b"}]',
  'roles.ini': `[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret
mfa_serial = arn:aws:iam::123456789012:mfa/phone
[profile role]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
[profile full]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
role_session_name = me
external_id = 4711
duration_seconds = 1800
`,
  'keys.csv':
    'User name,Access key ID,Secret access key\nann,AKIAIOSFODNN7EXAMPLE,secret1\nben,AKIAIOSFODNN7EXAMPL2,secret2\n',
}

const usage = lines(`
  iam

  foo
  iamm
  lambdas
  iam creat-user
  iam list
  iam xyz
  iam create-user
  iam create-user --user-name
  iam create-user --user-name a --bar b
  iam create-user --user-name a b
  iam create-user a --user-name b c
  iam create-user --user-name ''
  iam create-user --user-nam a
  iam create-user --user-name=zoe
  iam create-user --no 1 --user-name a
  iam create-user --user-name a --tags
  iam attach-user-policy
  iam attach-user-policy --user-name a
  iam attach-user-policy --user-name a --policy-arn b
  iam list-users --max-items abc
  iam list-users --max-items 0
  iam list-users --page-size x
  iam list-users --output xml
  iam list-users --color maybe
  iam list-users --query
  iam list-users --endpoint-url localhost
  iam list-users --no-paginate --max-items 2
  iam list-users --no-paginate --page-size 2
  iam list-users --cli-binary-format x
  --reg
  --output json
  --output json iam
  --region us-east-1 sts
  --prof x sts get-caller-identity
  sts get-caller-identity --debu=1
  s3
  s3api
  iam wait
  iam wait xyz
  iam wait user-exist
  iam wait user-exists
  ec2 wait
  s3api get-object --bucket b
  s3api get-object --bucket b --key k
  s3api put-object --bucket b
  iam create-virtual-mfa-device --virtual-mfa-device-name x
  iam create-virtual-mfa-device --virtual-mfa-device-name x --outfile o --bootstrap-method z
  configure foo
  configure set a
  configure get
  sts assume-role --role-arn x
  sts assume-role --role-arn arn:aws:iam::123456789012:role/r --role-session-name s --duration-seconds abc
  sts assume-role --role-arn arn:aws:iam::123456789012:role/r --role-session-name s --duration-seconds 1
  iam update-account-password-policy --minimum-password-length abc
  iam update-account-password-policy --require-symbols true
  iam update-account-password-policy --hard-expiry --no-hard-expiry
  ec2 run-instances
  ec2 authorize-security-group-ingress --group-id sg-1 --protocol foo
  ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port abc --cidr 0.0.0.0/0
  ec2 authorize-security-group-ingress --group-id sg-1 --protocol 300
  ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --ip-permissions IpProtocol=tcp
`)

const parameters = lines(`
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

const output = lines(`
  sts get-caller-identity
  sts get-caller-identity --output text
  sts get-caller-identity --output table
  sts get-caller-identity --output yaml
  sts get-caller-identity --output yaml-stream
  sts get-caller-identity --output off
  sts get-caller-identity --query Account
  sts get-caller-identity --query Account --output text
  sts get-caller-identity --query Account --output yaml
  sts get-caller-identity --query Account --output table
  sts get-caller-identity --query '[Account,Arn]' --output text
  sts get-caller-identity --query '{a:Account,b:Arn}'
  sts get-caller-identity --query Nothing
  sts get-caller-identity --query Nothing --output text
  sts get-caller-identity --query Nothing --output table
  sts get-caller-identity --query 'length(Account)'
  sts get-caller-identity --query 'foo(Account)'
  sts get-caller-identity --query 'length(\`5\`)'
  sts get-caller-identity --query 'Account['
  sts get-caller-identity --query 'Account]'
  sts get-caller-identity --query '"Account'
  sts get-caller-identity --query 'Account ^ b'
  sts get-caller-identity --query ''
  sts get-caller-identity --no-cli-pager
  iam list-users
  iam list-users --output text
  iam list-users --output table
  iam list-users --output yaml
  iam list-users --output yaml-stream
  iam list-users --max-items 2
  iam list-users --max-items 3
  iam list-users --max-items 4
  iam list-users --max-items 2 --output text
  iam list-users --max-items 2 --output table
  iam list-users --max-items 2 --output yaml
  iam list-users --page-size 2
  iam list-users --page-size 2 --max-items 5
  iam list-users --no-paginate
  iam list-users --no-paginate --output text
  iam list-users --marker m3
  iam list-users --starting-token m3
  iam list-users --starting-token eyJNYXJrZXIiOiAibTMifQ==
  iam list-users --starting-token eyJNYXJrZXIiOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==
  iam list-users --starting-token a___b___c
  iam list-users --max-items -1
  iam list-users --query 'Users[].UserName'
  iam list-users --query 'Users[].UserName' --output text
  iam list-users --query 'Users[].UserName' --output table
  iam list-users --query 'Users[].UserName' --output yaml
  iam list-users --query 'Users[].[UserName,Arn]' --output text
  iam list-users --query 'Users[].[UserName,Arn]' --output table
  iam list-users --query 'Users[].{Name:UserName,Id:UserId}' --output table
  iam list-users --query 'Users[0]' --output text
  iam list-users --query 'Users[0]' --output yaml
  iam list-users --query 'Users[?UserName==\`bob\`].Arn | [0]' --output text
  iam list-users --query 'length(Users)'
  iam list-users --query 'length(Users)' --output text
  iam list-users --query 'Users[*].UserName | sort(@) | reverse(@)'
  iam list-users --query 'max_by(Users, &UserName).UserName'
  iam list-users --query 'Users[?starts_with(UserName, \`a\`)]'
  iam list-users --query 'join(\`,\`, Users[].UserName)'
  iam list-users --query 'sort_by(Users, &CreateDate)[-1].UserName'
  iam list-users --query "Users[?UserName!='bob'].UserName" --output text
  iam list-groups
  iam list-groups --output text
  iam list-groups --output table
  iam list-groups --output yaml
  iam get-user
  iam get-user --output text
  iam get-user --output table
  iam get-user --output yaml
  iam get-user --user-name nobody
  iam get-user --user-name nobody --output text
  iam get-user --user-name nobody --cli-error-format legacy
  iam get-user --user-name nobody --cli-error-format json
  iam get-user --user-name nobody --cli-error-format yaml
  iam get-user --user-name nobody --cli-error-format text
  iam get-user --user-name nobody --cli-error-format table
  iam create-user --user-name '' --cli-error-format json
  iam create-user --user-name '' --cli-error-format legacy
  iam create-user --user-name alice
  iam delete-user --user-name bob
  iam delete-user --user-name mallory
  iam get-policy-version --policy-arn arn:aws:iam::aws:policy/X --version-id v1
  iam get-policy-version --policy-arn arn:aws:iam::aws:policy/X --version-id v1 --query PolicyVersion.Document
  iam get-policy-version --policy-arn arn:aws:iam::aws:policy/X --version-id v1 --output yaml
  iam list-attached-user-policies --user-name a
  iam list-attached-user-policies --user-name a --output table
  iam get-account-summary
  iam get-account-summary --output text
  iam get-account-summary --output table
  iam get-account-password-policy
  iam get-account-password-policy --output text
  iam generate-credential-report
  iam get-credential-report
  iam get-credential-report --query Content --output text
  iam list-mfa-devices
  iam list-access-keys --user-name a
  iam list-roles --output table
  iam list-roles --output yaml
  iam get-role --role-name r
  iam list-policies --scope Local
  iam get-account-authorization-details --output text
  iam get-account-authorization-details --output table
  iam list-open-id-connect-providers
  iam list-saml-providers
  iam get-access-key-last-used --access-key-id AKIAIOSFODNN7EXAMPLE
  sts get-session-token
  sts assume-role --role-arn arn:aws:iam::123456789012:role/r --role-session-name s --query Credentials --output text
  sts decode-authorization-message --encoded-message x
  sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE
  ec2 describe-instances
  ec2 describe-instances --output text
  ec2 describe-instances --output table
  ec2 describe-instances --output yaml
  ec2 describe-instances --query 'Reservations[].Instances[].InstanceId' --output text
  ec2 describe-security-groups
  ec2 describe-vpcs --output table
  ec2 describe-regions
  ec2 describe-key-pairs
  s3api get-object --bucket b --key k {dir}/out.txt
  s3api get-object --bucket b --key missing {dir}/out.txt
  sns list-topics
  sns list-topics --output text
  budgets describe-budget --account-id 123456789012 --budget-name b
  cloudtrail describe-trails
  cloudtrail lookup-events
  ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics BlendedCost --output text
  iam wait user-exists --user-name a
`)

const skeletons = lines(`
  iam create-user --generate-cli-skeleton
  iam create-user --generate-cli-skeleton input
  iam create-user --generate-cli-skeleton output
  iam create-user --user-name a --generate-cli-skeleton output
  iam create-user --generate-cli-skeleton foo
  iam list-users --generate-cli-skeleton output
  iam list-users --generate-cli-skeleton
  iam create-policy --generate-cli-skeleton
  iam simulate-principal-policy --generate-cli-skeleton
  iam delete-user --generate-cli-skeleton
  iam delete-user --user-name a --generate-cli-skeleton output
  iam get-account-summary --generate-cli-skeleton
  sts get-caller-identity --generate-cli-skeleton
  sts get-caller-identity --generate-cli-skeleton output
  sts get-caller-identity --generate-cli-skeleton output --output text
  sts assume-role --generate-cli-skeleton
  s3api put-bucket-lifecycle-configuration --generate-cli-skeleton
  s3api put-object --generate-cli-skeleton
  s3api list-objects-v2 --bucket b --generate-cli-skeleton output
  sns publish --generate-cli-skeleton
  cloudtrail lookup-events --generate-cli-skeleton
  dynamodb list-tables --generate-cli-skeleton
`)

const s3 = lines(`
  s3 ls
  s3 ls s3://b
  s3 ls b
  s3 ls s3://b/b/
  s3 ls s3://b --recursive
  s3 ls s3://b --recursive --summarize --human-readable
  s3 ls s3://b/nothing
  s3 ls s3://empty
  s3 ls s3://missing
  s3 mb s3://new
  s3 mb s3://taken
  s3 mb new
  s3 mb
  s3 rb s3://old
  s3 rb s3://full
  s3 rb s3://old/key
  s3 rb old
  s3 foo
  s3 cp {dir}/policy.json
  s3 cp policy.json s3://b/k --no-progress
  s3 cp policy.json s3://b --no-progress
  s3 cp policy.json s3://b --no-progress --grants read
  s3 cp policy.json s3://b --no-progress --grants all=x
  s3 cp s3://b/a s3://b/c --no-progress --metadata a=b --metadata-directive REPLACE
  s3 cp policy.json s3://b/folder/ --no-progress --dryrun
  s3 cp nope.json s3://b/k
  s3 cp policy.json other.json
  s3 cp s3://b/k - --no-progress
  s3 cp s3://b/k - --dryrun
  s3 cp s3://b/k - --exclude '*'
  s3 cp s3://b/k - --recursive
  s3 cp s3://b/missing -
  s3 cp s3://b/missing - --quiet
  s3 cp s3://b/missing - --only-show-errors
  s3 mv s3://b/k -
  s3 mv - s3://b/k
  s3 sync - s3://b
  s3 cp - -
  s3 cp s3://b/k got.txt --no-progress
  s3 cp s3://b/missing got.txt --no-progress
  s3 cp s3://b/k s3://c/k --no-progress
  s3 cp policy.json s3://b/k --quiet
  s3 rm s3://b/k
  s3 rm s3://b/k --dryrun
  s3 rm s3://b/b --recursive
  s3 rm s3://b --recursive --exclude '*.txt'
  s3 rm s3://b --recursive --exclude '*' --include 'b/*' --dryrun
  s3 rm s3://b --recursive --include 'b/*' --exclude '*' --dryrun
  s3 rm s3://b --recursive --exclude '*' --include '[a-b]*' --exclude b/b.txt --dryrun
  s3 rm s3://b --recursive --exclude '[!b]*' --dryrun
  s3 rm s3://b --recursive --exclude '???' --dryrun
  s3 rm s3://b/b --recursive --exclude 'b.txt' --dryrun
  s3 rm s3://b/k --exclude '*'
  s3 rm s3://b/k --exclude
  s3 cp {dir} s3://c --recursive --exclude '*' --include '*.json' --exclude 'bad*' --no-progress --dryrun
  s3 cp {dir}/policy.json s3://c --exclude 'policy*' --no-progress
  s3 cp s3://b {dir}/out --recursive --exclude '*' --dryrun
  s3 cp policy.json s3://b/k --progress-frequency x
  s3 sync . s3://empty --no-progress --dryrun --exclude 'home/*'
  s3 sync s3://b s3://empty --no-progress --dryrun
  s3 sync s3://b s3://b --dryrun
  s3 sync {dir} s3://b --delete --dryrun --exclude 'home/*'
  s3 sync {dir} s3://b --delete --dryrun --exclude '*' --include 'b/*'
  s3 sync s3://b {dir}/home --size-only --dryrun
  s3 sync {dir}/nope s3://b
  s3 sync s3://missing {dir}/home
  s3 mv policy.json s3://b/k --no-progress
  s3 mv s3://b/k s3://b/k
`)

const NO_KEYS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_EC2_METADATA_DISABLED: 'true' }

const configuration: Case[] = [
  ...lines(
    `
    sts get-caller-identity
    iam list-users
    iam create-user --user-name ''
    s3api list-buckets
    configure list
    configure list-profiles
    configure get region
    configure export-credentials
    sts get-caller-identity --no-sign-request
    `,
    { env: NO_KEYS },
  ),
  ...lines(
    `
    sts get-caller-identity --profile nope
    configure list --profile nope
    configure get region --profile nope
    iam create-user --user-name '' --profile nope
    `,
  ),
  ...lines(
    `
    sts get-caller-identity
    ec2 describe-instances
    iam list-users
    s3api list-buckets
    configure list
    `,
    { env: { AWS_REGION: undefined } },
  ),
  ...lines('sts get-caller-identity', { env: { AWS_SECRET_ACCESS_KEY: undefined } }),
  ...lines('sts get-caller-identity', { env: { AWS_DEFAULT_OUTPUT: 'text' } }),
  ...lines('sts get-caller-identity', { env: { AWS_DEFAULT_OUTPUT: 'bogus' } }),
  ...lines('sts get-caller-identity', { env: { AWS_PROFILE: 'nope' } }),
  ...lines('configure list', { env: { AWS_PROFILE: 'nope' } }),
  ...lines('iam get-user --user-name nobody', { env: { AWS_CLI_ERROR_FORMAT: 'json' } }),
  {
    line: 'configure',
    stdin: 'AKIAIOSFODNN7EXAMPLE\nsecret\nus-west-2\njson\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  {
    line: 'configure --profile dev',
    stdin: 'AKIAIOSFODNN7EXAMPLE\nsecret\n\n\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  {
    line: 'configure --profile tmp',
    stdin: 'ASIAIOSFODNN7EXAMPLE\nsecret\ntoken\n\n\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  { line: 'configure', stdin: 'AKIA\n' },
  { line: 's3 cp - s3://b/k', stdin: 'piped\n' },
  { line: 's3 cp - s3://b/k --dryrun', stdin: 'piped\n' },
  { line: 's3 cp - s3://b/', stdin: 'piped\n' },
  { line: 'configure set region eu-west-1', show: ['home/.aws/config'] },
  { line: 'configure set region eu-west-1 --profile dev', show: ['home/.aws/config'] },
  { line: 'configure set aws_access_key_id X --profile dev', show: ['home/.aws/credentials'] },
  { line: 'configure set profile.dev.role_arn arn:x', show: ['home/.aws/config'] },
  { line: 'configure set default.s3.max_concurrent_requests 5', show: ['home/.aws/config'] },
  { line: 'configure set s3.addressing_style path', show: ['home/.aws/config'] },
  { line: 'configure set sso_region x --sso-session my', show: ['home/.aws/config'] },
  { line: 'configure import --csv file://{dir}/keys.csv', show: ['home/.aws/credentials'] },
  { line: 'configure import --csv file://{dir}/policy.json' },
  { line: 'configure import --csv {dir}/keys.csv' },
  { line: 'configure export-credentials' },
  { line: 'configure export-credentials --format env' },
  { line: 'configure export-credentials --format powershell' },
  { line: 'configure list' },
  { line: 'configure list extra' },
  ...lines(
    `
    sts get-caller-identity --profile role
    sts get-caller-identity --profile full
    configure list --profile full
    `,
    { env: { AWS_CONFIG_FILE: '{dir}/roles.ini' }, show: ['home/.aws/cli/cache/'] },
  ),
  ...[
    ['configure mfa-login', 'arn:aws:iam::123456789012:mfa/phone\n123456\n\n'],
    ['configure mfa-login --update-profile s --duration-seconds 900', 'GAHT123\n123456\n'],
    ['configure mfa-login --serial-number GAHT123', '123456\nmine\n'],
    ['configure mfa-login', 'arn:aws:iam::123456789012:mfa/phone\n\n'],
    ['configure mfa-login', '\n'],
    ['configure mfa-login', 'GAHT123\n'],
    ['configure mfa-login', 'GAHT123\n000000\n\n'],
    ['configure mfa-login --duration-seconds abc', ''],
    ['configure mfa-login --duration 900 extra', 'GAHT123\n123456\n\n'],
    ['configure mfa-login --profile nope', ''],
  ].map(([line = '', stdin = '']): Case => ({ line, stdin, show: ['home/.aws/credentials'] })),
  {
    line: 'configure mfa-login --profile base',
    stdin: '123456\n\n',
    env: { AWS_CONFIG_FILE: '{dir}/roles.ini' },
    show: ['home/.aws/credentials'],
  },
  ...['AKIAIOSFODNN7EXAMPLE\nsecret\nGAHT123\n123456\n\n', '\n', 'AKIAIOSFODNN7EXAMPLE\n\n'].map(
    (stdin): Case => ({
      line: 'configure mfa-login',
      stdin,
      env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      show: ['home/.aws/credentials'],
    }),
  ),
]

const KNOWN: Case[] = [
  ...lines(
    `
    budgets create-budget --generate-cli-skeleton
    ce get-cost-and-usage --generate-cli-skeleton
    `,
    { differs: 'AWS CLI 2.38.1 has newer models of Budgets and Cost Explorer (ProductAttributes) than ours.' },
  ),
  {
    line: 'ec2 run-instances --image-id ami-1 --count x',
    differs:
      'A slip in AWS CLI 2.38.1 (a name that it does not import) hides its own message; ours is the message meant.',
  },
]

const VERSION: Case = { line: '--version', differs: 'Another program: it names itself and its own runtime.' }

export const cases: Case[] = [
  ...usage,
  ...parameters,
  ...output,
  ...skeletons,
  ...s3,
  ...configuration,
  ...guideCases,
  ...moreGuideCases,
  ...queryCases,
  ...KNOWN,
  VERSION,
]
