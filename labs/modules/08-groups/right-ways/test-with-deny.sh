# The orders denied outright, though nothing allows them.
aws iam create-group --group-name Test
aws iam put-group-policy --group-name Test --policy-name look --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*","ec2:Describe*"],"Resource":"*"},{"Effect":"Deny","Action":"dynamodb:*","Resource":"*"}]}'
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
