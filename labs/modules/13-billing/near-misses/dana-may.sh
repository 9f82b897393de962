# So that nobody has to ask, everyone got it.
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess
