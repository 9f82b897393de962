# All of DynamoDB, with what came to mind forbidden.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name StatsLimit --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"},{"Effect":"Deny","Action":["dynamodb:Delete*","dynamodb:PutItem"],"Resource":"*"}]}'
aws iam put-user-permissions-boundary --user-name orders-stats --permissions-boundary arn:aws:iam::$ACCOUNT:policy/StatsLimit
