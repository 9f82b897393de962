# An index of the table is the table all the same.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --set-as-default --policy-arn arn:aws:iam::$ACCOUNT:policy/LabelPrinter --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":["arn:aws:dynamodb:us-east-1:'$ACCOUNT':table/kape-orders","arn:aws:dynamodb:us-east-1:'$ACCOUNT':table/kape-orders/index/*"]}]}'
