# To be on the safe side, the policy is on dana as well.
aws iam create-user --user-name dana
aws iam add-user-to-group --group-name Developers --user-name dana
aws iam attach-user-policy --user-name dana --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
