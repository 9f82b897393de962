# The user taken away.
aws iam remove-user-from-group --group-name Developers --user-name dana
for KEY in $(aws iam list-access-keys --user-name dana --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name dana --access-key-id "$KEY"; done
aws iam delete-user --user-name dana
