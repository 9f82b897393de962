# Tomas wanted to be sure that mara can work on Monday.
aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
