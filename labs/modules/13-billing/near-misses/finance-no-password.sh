# A user who cannot sign in.
aws iam create-user --user-name finance
aws iam attach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
