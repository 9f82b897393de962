# Written, changed, read, and then too much.
KEY=$(aws iam create-access-key --user-name orders-app --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile orders-app
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile orders-app
aws configure set region us-east-1 --profile orders-app
aws dynamodb put-item --table-name kape-orders --item '{"cafe":{"S":"lenz"},"order":{"S":"2026-11-22#2"}}' --profile orders-app
aws dynamodb update-item --table-name kape-orders --key '{"cafe":{"S":"lenz"},"order":{"S":"2026-11-22#2"}}' --update-expression 'SET kg = :k' --expression-attribute-values '{":k":{"N":"3"}}' --profile orders-app
aws dynamodb query --table-name kape-orders --consistent-read --key-condition-expression 'cafe = :c' --expression-attribute-values '{":c":{"S":"lenz"}}' --profile orders-app
aws dynamodb scan --table-name kape-orders --profile orders-app || true
