# The right table, and everything that can be done with one.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeOrdersApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
aws iam create-user --user-name orders-app
aws iam attach-user-policy --user-name orders-app --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeOrdersApp"
