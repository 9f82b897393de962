# Attached like any policy, it gives instead of limiting.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}]}'
aws iam create-user --user-name orders-report
aws iam attach-user-policy --user-name orders-report --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
aws iam attach-user-policy --user-name orders-report --policy-arn "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
