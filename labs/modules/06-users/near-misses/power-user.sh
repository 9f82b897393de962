# No administrator any more, and may still do nearly everything.
aws iam attach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
