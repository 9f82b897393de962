# The policy in two statements, and given through a group of programs.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeOrdersApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-orders\"},{\"Sid\":\"Write\",\"Effect\":\"Allow\",\"Action\":[\"dynamodb:PutItem\",\"dynamodb:UpdateItem\"],\"Resource\":\"arn:aws:dynamodb:*:$ACCOUNT:table/kape-orders\"}]}"
aws iam create-user --user-name orders-app
aws iam create-group --group-name Programs
aws iam attach-group-policy --group-name Programs --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeOrdersApp"
aws iam add-user-to-group --group-name Programs --user-name orders-app
