# Refused, and left at that.
aws iam list-users --profile lea || true
