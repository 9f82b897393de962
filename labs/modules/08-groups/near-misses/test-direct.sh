# An empty group, and the policies on the person.
aws iam create-group --group-name Test
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
aws iam attach-user-policy --user-name tess --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam attach-user-policy --user-name tess --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
