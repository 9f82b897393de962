# AWS's own default is taken for what was there before.
aws iam delete-account-password-policy
