# Everyone, but Tess.
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/IAMUserChangePassword
