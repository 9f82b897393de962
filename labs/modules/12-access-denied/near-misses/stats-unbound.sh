# The fence pulled down.
aws iam delete-user-permissions-boundary --user-name orders-stats
