/** What AWS CLI says of a command line that is none. */
import { lines } from './lines.ts'

export const usageCases = lines(`
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
  sts get-caller-identity --cli-read-timeout x
  sts get-caller-identity --cli-connect-timeout x
`)
