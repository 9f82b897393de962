# One document with exactly what testers look at.
aws iam create-group --group-name Test
aws iam put-group-policy --group-name Test --policy-name look --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:Get*","s3:List*"],"Resource":"*"}]}'
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
