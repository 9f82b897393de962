# Through a group, for the next one in finance too.
aws iam create-group --group-name Finance
aws iam attach-group-policy --group-name Finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam create-user --user-name finance
aws iam add-user-to-group --group-name Finance --user-name finance
aws iam create-login-profile --user-name finance --password 'Cappuccino-at-11am!' --password-reset-required
