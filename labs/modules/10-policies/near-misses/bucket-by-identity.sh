# Boundary and policy widened, so that the bucket need say nothing of the report.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/QueryOnly" --set-as-default --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:Query","s3:GetObject"],"Resource":"*"}]}'
aws iam attach-user-policy --user-name orders-report --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws s3api put-bucket-policy --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --policy "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/orders-report\"},\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"}]}"
