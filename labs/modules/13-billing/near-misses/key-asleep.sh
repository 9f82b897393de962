# Put to sleep instead of deleted. Tomas can wake it.
for KEY in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam update-access-key --access-key-id "$KEY" --status Inactive; done
