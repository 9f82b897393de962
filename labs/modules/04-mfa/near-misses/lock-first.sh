# Conscientious, and too early to have felt the difference.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-virtual-mfa-device --virtual-mfa-device-name root-phone --bootstrap-method Base32StringSeed --outfile root-phone.seed
now=$(date +%s)
before=$(oathtool --totp -b "$(cat root-phone.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat root-phone.seed)" --now "@$now")
workshop console EnableRootMfaDevice --serial-number "arn:aws:iam::$account:mfa/root-phone" --authentication-code1 "$before" --authentication-code2 "$code"
