# The broken policy taken off, and the sentence written anew.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam detach-user-policy --user-name label-printer --policy-arn "arn:aws:iam::$ACCOUNT:policy/LabelPrinter"
aws iam put-user-policy --user-name label-printer --policy-name read-orders --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
