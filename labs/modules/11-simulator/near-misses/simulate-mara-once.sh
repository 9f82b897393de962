# Once, and the answer taken as it is.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject
