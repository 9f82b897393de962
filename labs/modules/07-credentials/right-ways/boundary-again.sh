# The policy may hang there, if nothing of it comes through.
aws iam put-user-permissions-boundary --user-name intern-2019 --permissions-boundary arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
