# Looking, and changing nothing.
aws iam get-account-summary
