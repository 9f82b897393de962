# Thorough, and a module early.
key=$(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name intern-2019 --access-key-id "$key"
aws iam delete-login-profile --user-name intern-2019
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name intern-2019
