# The question was about tess.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/dana" --action-names s3:GetObject
