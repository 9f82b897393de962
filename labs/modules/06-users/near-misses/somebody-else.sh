# Two users were made, and the wrong one became the administrator.
aws iam create-user --user-name tom
aws iam attach-user-policy --user-name tom --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
