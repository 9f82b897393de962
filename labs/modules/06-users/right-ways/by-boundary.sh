# The policy stays, and the boundary lets nothing of it through but looking at EC2.
aws iam put-user-permissions-boundary --user-name intern-2019 --permissions-boundary arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
