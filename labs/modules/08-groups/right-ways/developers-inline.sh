# The same permission, in a document of one's own.
aws iam create-group --group-name Developers
aws iam put-group-policy --group-name Developers --policy-name look-at-ec2 --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}'
