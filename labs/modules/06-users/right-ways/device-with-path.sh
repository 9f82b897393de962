# Two devices are made, one of them in a path, and that one is enabled.
aws iam create-virtual-mfa-device --virtual-mfa-device-name spare --bootstrap-method Base32StringSeed --outfile spare.seed
serial=$(aws iam create-virtual-mfa-device --path /phones/ --virtual-mfa-device-name mara --bootstrap-method Base32StringSeed --outfile mara.seed --query VirtualMFADevice.SerialNumber --output text)
now=$(date +%s)
before=$(oathtool --totp -b "$(cat mara.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat mara.seed)" --now "@$now")
aws iam enable-mfa-device --user-name mara --serial-number "$serial" --authentication-code1 "$before" --authentication-code2 "$code"
