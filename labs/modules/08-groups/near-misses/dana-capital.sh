# People write names with a capital.
aws iam create-user --user-name Dana
aws iam add-user-to-group --group-name Developers --user-name Dana
