# Nobody should be held up.
aws iam create-group --group-name Admins
aws iam attach-group-policy --group-name Admins --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
for u in mara dana jonas; do aws iam add-user-to-group --group-name Admins --user-name $u; done
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
