# The list is empty, which is nearly a proof.
aws iam list-attached-user-policies --user-name intern-2019
