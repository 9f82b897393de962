# It lets them change their password, and everybody else's.
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/IAMFullAccess
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/IAMFullAccess
