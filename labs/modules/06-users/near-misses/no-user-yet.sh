# Made and deleted again: the account is as it was.
aws iam delete-user --user-name mara
