# The right permission, in a policy that lives inside the user.
aws iam put-user-policy --user-name mara --policy-name everything --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
