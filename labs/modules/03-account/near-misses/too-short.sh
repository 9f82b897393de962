# Everything but the length.
aws iam update-account-password-policy --minimum-password-length 12 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password
