# No administrator by name, and one in a minute.
aws iam attach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/IAMFullAccess
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
