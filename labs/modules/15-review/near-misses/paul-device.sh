ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
NOW=$(date +%s)
aws iam create-virtual-mfa-device --virtual-mfa-device-name paul-phone --bootstrap-method Base32StringSeed --outfile paul-phone.seed
aws iam enable-mfa-device --user-name paul --serial-number "arn:aws:iam::$ACCOUNT:mfa/paul-phone" --authentication-code1 "$(oathtool --totp -b "$(cat paul-phone.seed)" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat paul-phone.seed)" --now "@$NOW")"
