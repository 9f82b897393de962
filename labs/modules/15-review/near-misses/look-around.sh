aws iam get-account-summary
