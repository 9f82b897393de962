# Made, and left outside.
aws iam create-user --user-name dana
