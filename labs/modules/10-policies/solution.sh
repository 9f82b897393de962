# Module 10, from the end of module 9.

# step: mend-what-broke
# The policy that was added goes; the one that reads stays.
aws iam detach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/AmazonEC2FullAccess

# step: own-password
# AWS keeps a policy for this. Admins may do it anyway; the other two groups get it.
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/IAMUserChangePassword
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/IAMUserChangePassword

# step: orders-policy
# The account's number is part of the table's ARN.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# Four actions, one table, nothing else.
cat > orders.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ReadAndWriteOrders",
      "Effect": "Allow",
      "Action": ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      "Resource": "arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders"
    }
  ]
}
JSON
aws iam create-policy --policy-name KapeOrdersApp --policy-document file://orders.json
# The user of the app, and the policy on it.
aws iam create-user --user-name orders-app
aws iam attach-user-policy --user-name orders-app --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeOrdersApp"

# step: prove-orders
# A key of the app, for the length of this proof.
KEY=$(aws iam create-access-key --user-name orders-app --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile orders-app
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile orders-app
aws configure set region us-east-1 --profile orders-app
# What it needs works.
aws dynamodb put-item --table-name kape-orders --item '{"cafe":{"S":"anker"},"order":{"S":"2026-11-22#1"},"kg":{"N":"1"}}' --profile orders-app
aws dynamodb query --table-name kape-orders --key-condition-expression 'cafe = :c' --expression-attribute-values '{":c":{"S":"anker"}}' --profile orders-app
# Reading the whole table does not.
aws dynamodb scan --table-name kape-orders --profile orders-app || true
# The proof is over, so the key goes.
aws iam delete-access-key --user-name orders-app --access-key-id "$(echo "$KEY" | cut -f1)"

# step: by-tag
# The condition compares a tag of the machine, not of the request.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name test-machines --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"*","Condition":{"StringEquals":{"ec2:ResourceTag/Environment":"Test"}}}]}'
aws iam attach-group-policy --group-name Test --policy-arn "arn:aws:iam::$ACCOUNT:policy/test-machines"

# step: by-name
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# The star stands for the rest of the name. The hyphen before it keeps testimonials out.
aws iam create-policy --policy-name test-tables --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/test-*\"}]}"
aws iam attach-group-policy --group-name Test --policy-arn "arn:aws:iam::$ACCOUNT:policy/test-tables"

# step: inline
# This one is written into the app and goes when the app goes.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam put-user-policy --user-name orders-app --policy-name read-the-menu --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt\"}]}"

# step: second-factor
# A Deny, because the right to delete is there already. IfExists, because a request with a key says nothing about factors.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name delete-with-mfa --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"NoDeleteWithoutMfa","Effect":"Deny","Action":["s3:DeleteBucket","s3:DeleteObject","s3:DeleteObjectVersion"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}'
aws iam attach-group-policy --group-name Admins --policy-arn "arn:aws:iam::$ACCOUNT:policy/delete-with-mfa"

# step: boundary
# The boundary is a managed policy like any other. What makes it one is how it is set.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}]}'
aws iam create-user --user-name orders-report
aws iam attach-user-policy --user-name orders-report --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
aws iam put-user-permissions-boundary --user-name orders-report --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"

# step: boundary-again
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# The same boundary on a second user.
aws iam create-user --user-name orders-export
aws iam attach-user-policy --user-name orders-export --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
aws iam put-user-permissions-boundary --user-name orders-export --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"

# step: bucket-policy
# The bucket names one user, and what it may do with what lies in it.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3api put-bucket-policy --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --policy "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReportReadsTheMenu\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/orders-report\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"}]}"
