# Tomas changed the length, so the length is put back, and nothing else is said.
aws iam update-account-password-policy --minimum-password-length 14 --allow-users-to-change-password
