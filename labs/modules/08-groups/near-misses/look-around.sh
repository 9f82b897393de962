# Looking, and changing nothing.
aws iam list-groups
