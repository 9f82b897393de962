# A policy of our own that says the same.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name Everything --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
aws iam create-group --group-name Admins
aws iam attach-group-policy --group-name Admins --policy-arn arn:aws:iam::$ACCOUNT:policy/Everything
aws iam add-user-to-group --group-name Admins --user-name mara
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
