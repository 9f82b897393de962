# Nobody deletes, with whatever factor.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name delete-with-mfa --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteBucket","s3:DeleteObject","s3:DeleteObjectVersion"],"Resource":"*"}]}'
aws iam attach-group-policy --group-name Admins --policy-arn "arn:aws:iam::$ACCOUNT:policy/delete-with-mfa"
