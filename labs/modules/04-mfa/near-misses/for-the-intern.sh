# The API's way is found, and it wants a user.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-virtual-mfa-device --virtual-mfa-device-name root-phone --bootstrap-method Base32StringSeed --outfile intern.seed
now=$(date +%s)
before=$(oathtool --totp -b "$(cat intern.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat intern.seed)" --now "@$now")
aws iam enable-mfa-device --user-name intern-2019 --serial-number "arn:aws:iam::$account:mfa/root-phone" --authentication-code1 "$before" --authentication-code2 "$code"
