# The fence of all three moved outward.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/QueryOnly" --set-as-default --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:Query","dynamodb:DescribeTable"],"Resource":"*"}]}'
