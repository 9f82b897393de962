# Asked first, then both values.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam get-context-keys-for-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --query ContextKeyNames
for FACTOR in true false; do aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject s3:DeleteBucket --context-entries "ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyValues=$FACTOR,ContextKeyType=boolean"; done
