# Put stands before more than objects.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET=kape-labs-menu-$ACCOUNT-us-east-1-an
aws iam put-user-policy --user-name lea --policy-name w --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Put*","Resource":["arn:aws:s3:::'$BUCKET'","arn:aws:s3:::'$BUCKET'/drafts/*"]}]}'
