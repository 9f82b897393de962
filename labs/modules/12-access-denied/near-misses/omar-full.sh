# No guest any more, and at once the master of S3.
aws iam remove-user-from-group --group-name Guests --user-name omar
aws iam attach-user-policy --user-name omar --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
