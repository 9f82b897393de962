# With and without, by guessing which key it is.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject --context-entries ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyValues=true,ContextKeyType=boolean
