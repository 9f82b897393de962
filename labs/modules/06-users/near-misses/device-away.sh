# A new phone is on its way, and the old one is already gone. So is the device.
account=$(aws sts get-caller-identity --query Account --output text)

# Only who signed in with a device may take their own away.
code=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$(($(date +%s) + 30))")
workshop console ConsoleLogin --account "$account" --user-name mara --password 'Ristretto-before-9am!' --mfa-code "$code"
aws iam deactivate-mfa-device --user-name mara --serial-number "arn:aws:iam::$account:mfa/mara-phone"
aws iam delete-virtual-mfa-device --serial-number "arn:aws:iam::$account:mfa/mara-phone"
