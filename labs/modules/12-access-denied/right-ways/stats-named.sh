# Called something else, and about the one table.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name StatsBoundary --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:Describe*\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
aws iam put-user-permissions-boundary --user-name orders-stats --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/StatsBoundary"
