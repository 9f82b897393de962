# More may be done, with the table that is not there.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/LabelPrinter" --set-as-default --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadOrders\",\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\",\"dynamodb:Scan\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-order\"}]}"
