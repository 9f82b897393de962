# One thing is forbidden, the policy that allows the rest is still there.
aws iam put-user-policy --user-name intern-2019 --policy-name hands-off-users --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}'
