# Made for later.
key=$(aws iam create-access-key --user-name mara --query AccessKey.AccessKeyId --output text)
aws iam update-access-key --user-name mara --access-key-id "$key" --status Inactive
