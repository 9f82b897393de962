# The leaked key sleeps at once. Deleting it can wait until deploy has another.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name deploy --access-key-id "$KEY" --status Inactive
aws iam detach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
