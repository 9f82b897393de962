# Full where ReadOnly was meant.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
