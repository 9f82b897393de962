# Nothing left on it, and the name is still in the list.
aws iam delete-login-profile --user-name intern-2019
for KEY in $(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name intern-2019 --access-key-id "$KEY"; done
