# A root key may do everything, and that includes this.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
workshop as attacker -- aws iam delete-access-key --access-key-id "$key" --profile kape-root
