# UpdateItem was not in the list.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeOrdersApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\",\"dynamodb:PutItem\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
aws iam create-user --user-name orders-app
aws iam attach-user-policy --user-name orders-app --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeOrdersApp"
