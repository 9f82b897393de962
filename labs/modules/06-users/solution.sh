# The shortest way through module 6.

# step: create-user
aws iam create-user --user-name mara

# step: give-administrator
aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
