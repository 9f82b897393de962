ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam generate-service-last-accessed-details --arn "arn:aws:iam::$ACCOUNT:user/reporting" --granularity ACTION_LEVEL
for KEY in $(aws iam list-access-keys --user-name reporting --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name reporting --access-key-id "$KEY"; done
aws iam detach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
aws iam delete-user --user-name reporting
