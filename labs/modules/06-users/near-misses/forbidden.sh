# An administrator who was also told, once, not to touch users.
aws iam put-user-policy --user-name mara --policy-name hands-off --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateUser","Resource":"*"}]}'
