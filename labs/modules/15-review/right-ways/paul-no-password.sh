# Paul works with roles; he needs no password.
aws iam delete-login-profile --user-name paul
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
NOW=$(date +%s)
aws iam create-virtual-mfa-device --virtual-mfa-device-name finance-phone --bootstrap-method Base32StringSeed --outfile finance-phone.seed
aws iam enable-mfa-device --user-name finance --serial-number "arn:aws:iam::$ACCOUNT:mfa/finance-phone" --authentication-code1 "$(oathtool --totp -b "$(cat finance-phone.seed)" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat finance-phone.seed)" --now "@$NOW")"
