# What it may do comes from a group; the boundary is its own.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-group --group-name Exports
aws iam attach-group-policy --group-name Exports --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
aws iam create-user --user-name orders-export --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
aws iam add-user-to-group --group-name Exports --user-name orders-export
