# Every action that one might think of.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/tess" --action-names s3:GetObject s3:PutObject s3:DeleteObject s3:ListAllMyBuckets s3:CreateBucket s3:PutBucketPolicy
