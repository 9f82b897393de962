# Tomas might need it again on Thursday.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --access-key-id "$key" --status Inactive
