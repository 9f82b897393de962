# test and whatever follows: testimonials too.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name test-tables --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/test*\"}]}"
aws iam attach-group-policy --group-name Test --policy-arn "arn:aws:iam::$ACCOUNT:policy/test-tables"
