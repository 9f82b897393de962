# The same as finance, who may change budgets.
aws iam create-user --user-name tax-adviser
aws iam attach-user-policy --user-name tax-adviser --policy-arn arn:aws:iam::aws:policy/job-function/Billing
