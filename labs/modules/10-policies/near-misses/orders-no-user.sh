# The document is there, and nobody who would use it.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeOrdersApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\",\"dynamodb:PutItem\",\"dynamodb:UpdateItem\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"}]}"
