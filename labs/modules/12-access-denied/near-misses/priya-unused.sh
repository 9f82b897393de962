# A device, and then the key alone again.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# A device of hers, with the codes of the half minute before and of this one.
aws iam create-virtual-mfa-device --virtual-mfa-device-name priya-phone --bootstrap-method Base32StringSeed --outfile priya-phone.seed
NOW=$(date +%s)
aws iam enable-mfa-device --user-name priya --serial-number "arn:aws:iam::$ACCOUNT:mfa/priya-phone" --authentication-code1 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$NOW")"
aws s3 cp "s3://kape-labs-backup-$ACCOUNT/customers-2019.csv" - --profile priya || true
