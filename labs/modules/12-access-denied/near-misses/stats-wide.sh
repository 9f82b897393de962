# A fence around everything.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name Wide --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}'
aws iam put-user-permissions-boundary --user-name orders-stats --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/Wide"
