# Length and memory are back; the class that is hardest to type was left out.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --password-reuse-prevention 5 --allow-users-to-change-password
