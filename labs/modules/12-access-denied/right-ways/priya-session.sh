# The command that asks for the code and writes a profile with the session.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# A device of hers, with the codes of the half minute before and of this one.
aws iam create-virtual-mfa-device --virtual-mfa-device-name priya-phone --bootstrap-method Base32StringSeed --outfile priya-phone.seed
NOW=$(date +%s)
aws iam enable-mfa-device --user-name priya --serial-number "arn:aws:iam::$ACCOUNT:mfa/priya-phone" --authentication-code1 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$((NOW - 30))")" --authentication-code2 "$(oathtool --totp -b "$(cat priya-phone.seed)" --now "@$NOW")"
oathtool --totp -b "$(cat priya-phone.seed)" --now "@$((NOW + 30))" > code.txt
SESSION=$(aws sts get-session-token --duration-seconds 900 --serial-number "arn:aws:iam::$ACCOUNT:mfa/priya-phone" --token-code "$(cat code.txt)" --profile priya --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
aws configure set aws_access_key_id "$(echo "$SESSION" | cut -f1)" --profile priya-mfa
aws configure set aws_secret_access_key "$(echo "$SESSION" | cut -f2)" --profile priya-mfa
aws configure set aws_session_token "$(echo "$SESSION" | cut -f3)" --profile priya-mfa
aws s3api get-object --bucket "kape-labs-backup-$ACCOUNT" --key customers-2019.csv customers.csv --profile priya-mfa --region us-east-1
