# Reading is not administering.
aws iam attach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
