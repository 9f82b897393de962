# Tess is there, and not in the group.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-user --user-name tess
