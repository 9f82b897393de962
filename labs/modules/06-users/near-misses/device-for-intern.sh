# The last user name that was typed.
aws iam create-virtual-mfa-device --virtual-mfa-device-name mara-phone --bootstrap-method Base32StringSeed --outfile mara-phone.seed
account=$(aws sts get-caller-identity --query Account --output text)
now=$(date +%s)
before=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$now")
aws iam enable-mfa-device --user-name intern-2019 --serial-number "arn:aws:iam::$account:mfa/mara-phone" --authentication-code1 "$before" --authentication-code2 "$code"
