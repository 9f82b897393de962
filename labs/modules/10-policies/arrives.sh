# Tomas: the developers needed a machine, for one afternoon.
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/AmazonEC2FullAccess
