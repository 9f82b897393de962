aws iam detach-user-policy --user-name it-support --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
