for KEY in $(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name deploy --access-key-id "$KEY"; done
aws iam detach-user-policy --user-name deploy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name deploy
