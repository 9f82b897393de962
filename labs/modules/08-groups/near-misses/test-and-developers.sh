# What Test lacks, she has through Developers.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
aws iam add-user-to-group --group-name Developers --user-name tess
