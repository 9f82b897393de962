# Kept, in case something still needs it.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --access-key-id "$key" --status Inactive
