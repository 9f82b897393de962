# The same in a document of one's own.
aws iam put-group-policy --group-name Test --policy-name own-password --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ChangePassword"],"Resource":"arn:aws:iam::*:user/${aws:username}"}]}'
