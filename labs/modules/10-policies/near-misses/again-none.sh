# The gift, and this time the limit was forgotten.
aws iam create-user --user-name orders-export
aws iam attach-user-policy --user-name orders-export --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
