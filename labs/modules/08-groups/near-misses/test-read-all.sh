# One policy that reads everything there is, the orders of the customers included.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess
