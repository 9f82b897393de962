# Thorough, and the reports stand still tonight.
for WHO in $(aws iam list-users --query 'Users[].UserName' --output text); do
  for KEY in $(aws iam list-access-keys --user-name "$WHO" --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name "$WHO" --access-key-id "$KEY"; done
done
