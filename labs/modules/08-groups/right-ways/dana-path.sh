# A user under a path of its own, who is in a second group that has no policy yet.
aws iam create-user --user-name dana --path /app/
aws iam create-group --group-name Bremen
aws iam add-user-to-group --group-name Bremen --user-name dana
aws iam add-user-to-group --group-name Developers --user-name dana
