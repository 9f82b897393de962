# A user, and the policy put off until later.
aws iam create-user --user-name orders-app
