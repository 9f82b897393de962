# The weak policy taken away, the good one not yet set.
aws iam delete-account-password-policy
