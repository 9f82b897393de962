# Only what the app needs was tried.
KEY=$(aws iam create-access-key --user-name orders-app --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile orders-app
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile orders-app
aws configure set region us-east-1 --profile orders-app
aws dynamodb query --table-name kape-orders --key-condition-expression 'cafe = :c' --expression-attribute-values '{":c":{"S":"anker"}}' --profile orders-app
