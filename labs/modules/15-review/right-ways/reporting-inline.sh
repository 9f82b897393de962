ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam generate-service-last-accessed-details --arn "arn:aws:iam::$ACCOUNT:user/reporting" --granularity ACTION_LEVEL
aws iam create-policy --policy-name ReportsAtMost --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:DescribeTable\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
# The wide policy stays, and the boundary lets none of it through but these two.
aws iam put-user-permissions-boundary --user-name reporting --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/ReportsAtMost"
