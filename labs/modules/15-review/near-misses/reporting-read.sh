ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam generate-service-last-accessed-details --arn "arn:aws:iam::$ACCOUNT:user/reporting" --granularity ACTION_LEVEL
aws iam attach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam detach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
