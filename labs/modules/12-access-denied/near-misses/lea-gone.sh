# The user taken away.
for ARN in $(aws iam list-attached-user-policies --user-name lea --query 'AttachedPolicies[].PolicyArn' --output text); do aws iam detach-user-policy --user-name lea --policy-arn "$ARN"; done
for KEY in $(aws iam list-access-keys --user-name lea --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name lea --access-key-id "$KEY"; done
aws iam delete-user --user-name lea
