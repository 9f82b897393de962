# A user goes only when nothing hangs on it any more.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam deactivate-mfa-device --user-name mara --serial-number "arn:aws:iam::$account:mfa/mara-phone"
aws iam delete-login-profile --user-name mara
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name mara
