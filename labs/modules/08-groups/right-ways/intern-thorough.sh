# Everything listed first, and then deleted in whatever order works.
aws iam list-attached-user-policies --user-name intern-2019
aws iam list-groups-for-user --user-name intern-2019
for KEY in $(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam update-access-key --user-name intern-2019 --access-key-id "$KEY" --status Inactive; aws iam delete-access-key --user-name intern-2019 --access-key-id "$KEY"; done
aws iam delete-login-profile --user-name intern-2019
aws iam delete-user --user-name intern-2019
