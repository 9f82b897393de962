# The printer. It was the paper, as it turned out.
key=$(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name intern-2019 --access-key-id "$key" --status Active
