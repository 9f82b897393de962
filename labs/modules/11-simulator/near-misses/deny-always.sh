# A Deny without its condition.
aws iam put-group-policy --group-name Admins --policy-name no-delete --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteBucket","s3:DeleteObject"],"Resource":"*"}]}'
