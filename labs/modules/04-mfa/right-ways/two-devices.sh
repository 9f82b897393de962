# One on the phone, one printed and put into the safe.
account=$(aws sts get-caller-identity --query Account --output text)
for name in ines-phone safe; do
  aws iam create-virtual-mfa-device --virtual-mfa-device-name "$name" --bootstrap-method Base32StringSeed --outfile "$name.seed"
  now=$(date +%s)
  before=$(oathtool --totp -b "$(cat "$name.seed")" --now "@$((now - 30))")
  code=$(oathtool --totp -b "$(cat "$name.seed")" --now "@$now")
  workshop console EnableRootMfaDevice --serial-number "arn:aws:iam::$account:mfa/$name" --authentication-code1 "$before" --authentication-code2 "$code"
done
