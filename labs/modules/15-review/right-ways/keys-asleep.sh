for WHO in contractor-2026 mara; do
  KEY=$(aws iam list-access-keys --user-name "$WHO" --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
  aws iam update-access-key --user-name "$WHO" --access-key-id "$KEY" --status Inactive
done
