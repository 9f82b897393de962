# The report is made, and nobody fetches it.
aws iam generate-credential-report
