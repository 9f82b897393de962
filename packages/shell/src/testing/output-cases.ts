/** Forms of output, `--query`, pages, errors. */
import { lines } from './lines.ts'

export const outputCases = lines(`
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
  sts get-caller-identity --query '[@,Account]' --output text
  sts get-caller-identity --query '[Account,@]' --output text
  sts get-caller-identity --query '[@,[Account]]' --output text
  iam list-users --query 'Users[0:2].[UserName,Path,missing]' --output text
`)
