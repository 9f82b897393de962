# Tomas, on the phone with the till's supplier: shorter passwords, just for now.
aws iam update-account-password-policy --minimum-password-length 6 --allow-users-to-change-password
