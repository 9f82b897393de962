# Written into the group this time.
aws iam put-group-policy --group-name Admins --policy-name delete-with-factor --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteBucket","s3:DeleteObject","s3:DeleteObjectVersion"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}'
