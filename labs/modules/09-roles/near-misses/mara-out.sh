# Out of the group as well, so that nothing at all is left.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam remove-user-from-group --user-name mara --group-name Admins
