# A key, since he asked for one.
aws iam create-user --user-name jonas
aws iam add-user-to-group --group-name Developers --user-name jonas
aws iam create-access-key --user-name jonas
