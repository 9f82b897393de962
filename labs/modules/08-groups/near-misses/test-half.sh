# As the developers, with no word about S3.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
