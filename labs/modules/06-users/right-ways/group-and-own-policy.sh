# A group, and a customer-managed policy that says the same as AWS's.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name Everything --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
aws iam create-group --group-name first-admins
aws iam attach-group-policy --group-name first-admins --policy-arn "arn:aws:iam::$account:policy/Everything"
aws iam add-user-to-group --group-name first-admins --user-name mara
