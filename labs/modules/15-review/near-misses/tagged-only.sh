# A new description makes no key younger.
KEY=$(aws iam list-access-keys --user-name contractor-2026 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name contractor-2026 --access-key-id "$KEY"
KEY=$(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam tag-user --user-name mara --tags "Key=$KEY,Value=still needed"
