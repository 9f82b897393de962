# Deleted while it was awake: it stops all the same.
key=$(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name intern-2019 --access-key-id "$key"
