# A new phone is on its way, and the old one is already gone. So is the device.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam deactivate-mfa-device --user-name mara --serial-number "arn:aws:iam::$account:mfa/mara-phone"
aws iam delete-virtual-mfa-device --serial-number "arn:aws:iam::$account:mfa/mara-phone"
