# An explicit deny wins over every allow.
aws iam put-user-policy --user-name intern-2019 --policy-name nothing-more --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
