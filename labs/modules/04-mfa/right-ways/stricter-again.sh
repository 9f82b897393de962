# Whoever has to mend it may as well improve it.
aws iam update-account-password-policy --minimum-password-length 18 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 12 --allow-users-to-change-password
