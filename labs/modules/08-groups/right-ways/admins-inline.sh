# The right written into the group.
aws iam create-group --group-name Admins
aws iam put-group-policy --group-name Admins --policy-name everything --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
aws iam add-user-to-group --group-name Admins --user-name mara
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
