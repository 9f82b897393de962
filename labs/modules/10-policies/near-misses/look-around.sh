# Looking, and changing nothing.
aws iam list-policies --scope Local
