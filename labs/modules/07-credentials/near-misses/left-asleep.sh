# The wrong one of two, of which one is gone already.
key=$(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name mara --access-key-id "$key" --status Inactive
