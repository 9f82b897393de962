# The same user as before.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/tess" --action-names s3:DeleteObject
