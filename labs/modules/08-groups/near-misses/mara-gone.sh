# The user deleted with everything on it, with the idea of making a new one.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
for KEY in $(aws iam list-access-keys --user-name mara --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name mara --access-key-id "$KEY"; done
for DEVICE in $(aws iam list-mfa-devices --user-name mara --query 'MFADevices[].SerialNumber' --output text); do aws iam deactivate-mfa-device --user-name mara --serial-number "$DEVICE"; done
for POLICY in $(aws iam list-user-policies --user-name mara --query 'PolicyNames[]' --output text); do aws iam delete-user-policy --user-name mara --policy-name "$POLICY"; done
aws iam delete-login-profile --user-name mara
aws iam delete-user --user-name mara
