# The group is there, and the policy went to a person.
aws iam create-group --group-name Developers
aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
