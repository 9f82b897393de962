# Logged in, and on to the next thing.
account=$(aws sts get-caller-identity --query Account --output text)
code=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$(($(date +%s) + 30))")
workshop console ConsoleLogin --account "$account" --user-name mara --password 'Ristretto-before-9am!' --mfa-code "$code"
workshop as laptop -- aws configure set region us-east-1
workshop as laptop -- aws login
workshop as laptop -- aws sts get-caller-identity
