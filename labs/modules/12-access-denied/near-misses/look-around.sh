# Looking, and changing nothing.
aws iam list-users
