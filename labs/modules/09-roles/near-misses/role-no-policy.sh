# Who may put it on is said, and what it may do is not.
aws iam create-role --role-name EC2_S3ReadOnlyAccess --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
