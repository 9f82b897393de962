# The number is still on the phone, and it has been used.
code=$(oathtool --totp -b "$(cat root-phone.seed)")
workshop console ConsoleLogin --email ines@kapelabs.example --password 'Espresso-2019!' --mfa-code "$code" || true
