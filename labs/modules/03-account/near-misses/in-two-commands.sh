# The second command leaves out what the first one set, and what is left out goes back to its default.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --allow-users-to-change-password
aws iam update-account-password-policy --password-reuse-prevention 5
