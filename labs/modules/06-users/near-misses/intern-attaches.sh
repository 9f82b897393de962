# Who may attach a policy to himself may do anything tomorrow.
aws iam put-user-policy --user-name intern-2019 --policy-name own --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:AttachUserPolicy","iam:PutUserPolicy"],"Resource":"*"}]}'
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
