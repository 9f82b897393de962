# Full where ReadOnly was meant.
aws iam create-role --role-name EC2_S3ReadOnlyAccess --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
aws iam attach-role-policy --role-name EC2_S3ReadOnlyAccess --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
