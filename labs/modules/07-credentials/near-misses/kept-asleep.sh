# Looked at once more, and left.
aws iam list-access-keys --user-name intern-2019
