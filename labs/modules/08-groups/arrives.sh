# Tomas needed a password that he could remember.
aws iam update-account-password-policy --minimum-password-length 8 --require-lowercase-characters --allow-users-to-change-password
