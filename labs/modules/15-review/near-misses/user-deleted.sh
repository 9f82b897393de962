# The leaked key sleeps at once. Deleting it can wait until deploy has another.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name deploy --access-key-id "$KEY" --status Inactive
# The user they made goes, with all that hangs on it.
for THEIRS in $(aws iam list-access-keys --user-name backup-svc --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name backup-svc --access-key-id "$THEIRS"; done
aws iam detach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name backup-svc
