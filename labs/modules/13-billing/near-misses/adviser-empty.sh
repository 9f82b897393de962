# A user with nothing.
aws iam create-user --user-name tax-adviser
