# The user deleted with everything on it.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam remove-user-from-group --user-name mara --group-name Admins
for KEY in $(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name mara --access-key-id "$KEY"; done
for DEVICE in $(aws iam list-mfa-devices --user-name mara --query 'MFADevices[].SerialNumber' --output text); do aws iam deactivate-mfa-device --user-name mara --serial-number "$DEVICE"; done
aws iam delete-login-profile --user-name mara
aws iam delete-user --user-name mara
