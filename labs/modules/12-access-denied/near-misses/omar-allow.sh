# Another Allow does not take a Deny away.
aws iam attach-user-policy --user-name omar --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
