# The group with its policies, and nobody in it.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
