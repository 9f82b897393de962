# One step ahead.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --access-key-id "$key"
