# The shortest way through module 6.

# step: root-key-again
# Asked by root, without a user name: the keys are root's own.
key=$(aws iam list-access-keys --query 'AccessKeyMetadata[0].AccessKeyId' --output text)

# Deleted, as in module 4. The backup script can have a role.
aws iam delete-access-key --access-key-id "$key"

# step: create-user
# A name and nothing else: no password, no key, no rights.
aws iam create-user --user-name mara

# step: give-administrator
# AWS's own policy for administrators, attached to mara directly. Module 8 moves it to a group.
aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

# step: console-access
# A password for one sign-in. The console can invent one; here we write it ourselves.
aws iam create-login-profile --user-name mara --password 'One-time-bean-42!' --password-reset-required

# step: own-password
# Mara signs in at the account's address and is made to choose another. From here on only she knows it.
account=$(aws sts get-caller-identity --query Account --output text)
workshop console ConsoleLogin --account "$account" --user-name mara --password 'One-time-bean-42!' --new-password 'Ristretto-before-9am!'

# step: second-factor
# The device and its seed.
aws iam create-virtual-mfa-device --virtual-mfa-device-name mara-phone --bootstrap-method Base32StringSeed --outfile mara-phone.seed

# Two codes that follow each other.
account=$(aws sts get-caller-identity --query Account --output text)
now=$(date +%s)
before=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$((now - 30))")
code=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$now")

# For a user this has an API: the device belongs to mara from now on.
aws iam enable-mfa-device --user-name mara --serial-number "arn:aws:iam::$account:mfa/mara-phone" --authentication-code1 "$before" --authentication-code2 "$code"

# step: retire-intern
# First what it is worth: whoever holds the intern's key lists the users.
workshop as attacker -- aws iam list-users --profile intern-2019

# Then the policy goes. The user, the password and the key stay for now.
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

# step: intern-refused
# The same request, and AWS says why not. The refusal is what we want, so the script goes on.
workshop as attacker -- aws iam list-users --profile intern-2019 || true
