# A second group with the same policy, for one person.
aws iam create-group --group-name Developers2
aws iam attach-group-policy --group-name Developers2 --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam create-user --user-name jonas
aws iam add-user-to-group --group-name Developers2 --user-name jonas
