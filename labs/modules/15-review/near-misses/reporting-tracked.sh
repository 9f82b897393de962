ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam generate-service-last-accessed-details --arn "arn:aws:iam::$ACCOUNT:user/reporting" --granularity ACTION_LEVEL
# DescribeTable is all that the tracked actions show.
aws iam put-user-policy --user-name reporting --policy-name orders --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:DescribeTable\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
aws iam detach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
