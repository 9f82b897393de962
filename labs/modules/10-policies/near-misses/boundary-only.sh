# The limit without the gift.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}]}'
aws iam create-user --user-name orders-report
aws iam put-user-permissions-boundary --user-name orders-report --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
