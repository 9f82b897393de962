# Admins stands ready, mara is in another group.
aws iam create-group --group-name Admins
aws iam create-group --group-name Cloud
aws iam attach-group-policy --group-name Cloud --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam add-user-to-group --group-name Cloud --user-name mara
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
