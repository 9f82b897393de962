# The first hit of a search for "AdministratorAccess" is taken for the policy itself.
aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess-AWSElasticBeanstalk
