# The old way closed before the new one is open.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
