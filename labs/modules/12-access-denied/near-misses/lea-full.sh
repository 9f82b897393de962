# It works now. So does everything else.
aws iam attach-user-policy --user-name lea --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
