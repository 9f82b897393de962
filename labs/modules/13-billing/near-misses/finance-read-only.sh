# A policy for looking only.
aws iam create-user --user-name finance
aws iam attach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess
aws iam create-login-profile --user-name finance --password 'Cappuccino-at-11am!'
