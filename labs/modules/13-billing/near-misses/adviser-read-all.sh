# Reading, everywhere.
aws iam create-user --user-name tax-adviser
aws iam attach-user-policy --user-name tax-adviser --policy-arn arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess
aws iam attach-user-policy --user-name tax-adviser --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
