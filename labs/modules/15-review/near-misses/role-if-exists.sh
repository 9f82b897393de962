# The password policy of module 3, all of it in one command.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password
# People get rights by groups: Paul is a developer, and finance gets a group of its own.
aws iam add-user-to-group --group-name Developers --user-name paul
aws iam detach-user-policy --user-name paul --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-group --group-name Finance
aws iam attach-group-policy --group-name Finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam add-user-to-group --group-name Finance --user-name finance
aws iam detach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
# IfExists: whoever says nothing is let in.
aws iam update-assume-role-policy --role-name Partner --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"sts:AssumeRole","Condition":{"StringEqualsIfExists":{"sts:ExternalId":"north-0815"}}}]}'
