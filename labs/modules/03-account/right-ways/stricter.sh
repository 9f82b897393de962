# More of everything, and a yearly change.
aws iam update-account-password-policy --minimum-password-length 20 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 24 --max-password-age 365 --allow-users-to-change-password
