# If she may not, then not at all.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam detach-user-policy --user-name priya --policy-arn "arn:aws:iam::$ACCOUNT:policy/CustomersWithMfa"
