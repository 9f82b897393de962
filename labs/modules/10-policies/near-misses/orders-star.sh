# The four actions, on every table there is.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeOrdersApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\",\"dynamodb:PutItem\",\"dynamodb:UpdateItem\"],\"Resource\":\"*\"}]}"
aws iam create-user --user-name orders-app
aws iam attach-user-policy --user-name orders-app --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeOrdersApp"
