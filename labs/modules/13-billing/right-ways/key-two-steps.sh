# Asleep first, to hear who complains. Nobody did.
for KEY in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam update-access-key --access-key-id "$KEY" --status Inactive; aws iam delete-access-key --access-key-id "$KEY"; done
