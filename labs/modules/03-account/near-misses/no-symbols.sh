# Three kinds of characters out of four.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --password-reuse-prevention 5 --allow-users-to-change-password
