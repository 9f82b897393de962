# Created and attached, to see what happens: a request, and not a question.
aws iam put-user-policy --user-name jonas --policy-name office --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}'
aws iam delete-user-policy --user-name jonas --policy-name office
