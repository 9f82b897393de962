# A second key, of another user.
aws iam create-access-key --user-name intern-2019
