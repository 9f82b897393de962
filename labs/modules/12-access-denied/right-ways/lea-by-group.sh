# The next writer comes on Monday.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET=kape-labs-menu-$ACCOUNT-us-east-1-an
aws iam create-group --group-name Writers
aws iam put-group-policy --group-name Writers --policy-name w --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:AbortMultipartUpload"],"Resource":"arn:aws:s3:::'$BUCKET'/drafts/*"}]}'
aws iam add-user-to-group --group-name Writers --user-name lea
