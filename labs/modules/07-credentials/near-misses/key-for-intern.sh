# The user name of the command before.
aws iam create-access-key --user-name intern-2019
