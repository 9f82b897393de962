# The wrong service in the trust policy.
aws iam create-role --role-name EC2_S3ReadOnlyAccess --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
aws iam attach-role-policy --role-name EC2_S3ReadOnlyAccess --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
