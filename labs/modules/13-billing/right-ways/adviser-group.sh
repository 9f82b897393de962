# A boundary that limits nothing here.
aws iam create-user --user-name tax-adviser --path /outside/ --permissions-boundary arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam create-group --group-name Advisers
aws iam attach-group-policy --group-name Advisers --policy-arn arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess
aws iam add-user-to-group --group-name Advisers --user-name tax-adviser
