# Admins may only read; the right comes from a second group.
aws iam create-group --group-name Admins
aws iam attach-group-policy --group-name Admins --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam create-group --group-name Cloud
aws iam attach-group-policy --group-name Cloud --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam add-user-to-group --group-name Admins --user-name mara
aws iam add-user-to-group --group-name Cloud --user-name mara
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
