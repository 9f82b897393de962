# A key was to be deleted. This was one.
key=$(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name mara --access-key-id "$key"
