# With the boundary from the first moment on.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name QueryOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:Query"],"Resource":["arn:aws:dynamodb:us-east-1:'"$ACCOUNT"':table/*"]}]}'
aws iam create-user --user-name orders-report --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
aws iam put-user-policy --user-name orders-report --policy-name everything --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
