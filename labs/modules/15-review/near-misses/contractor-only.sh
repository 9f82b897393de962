KEY=$(aws iam list-access-keys --user-name contractor-2026 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name contractor-2026 --access-key-id "$KEY"
