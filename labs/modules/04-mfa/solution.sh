# The shortest way through module 4.

# step: mend-policy
# The whole policy again, in one command.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password

# step: in-by-password
# The attacker knows root's address and password, and needs nothing else. On AWS this is the sign-in page.
workshop as attacker -- workshop console ConsoleLogin --email ines@kapelabs.example --password 'Espresso-2019!'

# step: enable-root-mfa
# IAM makes the device and its seed. The seed is what the QR code holds; in the console it goes into your phone, here into a file.
aws iam create-virtual-mfa-device --virtual-mfa-device-name root-phone --bootstrap-method Base32StringSeed --outfile root-phone.seed

# Two codes that follow each other: the one of half a minute ago, and the one of now.
account=$(aws sts get-caller-identity --query Account --output text)
now=$(date +%s)
before=$(oathtool --totp -b "$(cat root-phone.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat root-phone.seed)" --now "@$now")

# Only the console can enable a device for root: the API wants the name of a user, and root has none.
workshop console EnableRootMfaDevice --serial-number "arn:aws:iam::$account:mfa/root-phone" --authentication-code1 "$before" --authentication-code2 "$code"

# step: sign-in-with-code
# Each code works once. The last one is spent, so this takes the next one, which AWS accepts half a minute early.
next=$(oathtool --totp -b "$(cat root-phone.seed)" --now "@$(($(date +%s) + 30))")
workshop console ConsoleLogin --email ines@kapelabs.example --password 'Espresso-2019!' --mfa-code "$next"

# step: attacker-stopped
# The same address, the same password. AWS asks for a code, and there the attacker stands.
workshop as attacker -- workshop console ConsoleLogin --email ines@kapelabs.example --password 'Espresso-2019!'

# step: root-key-works
# The key that was left behind in 2019 does not know that there is a lock now.
workshop as attacker -- aws s3 ls --profile kape-root

# step: delete-root-key
# Without a user name, IAM lists the keys of whoever asks: root.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)

# Deleted, not deactivated: nobody needs a root key.
aws iam delete-access-key --access-key-id "$key"
