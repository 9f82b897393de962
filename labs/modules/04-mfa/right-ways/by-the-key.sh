# Whoever has the key may end it, too.
KEY=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
workshop as attacker -- aws iam delete-access-key --access-key-id $KEY --profile kape-root
