# An id with a letter too few.
aws iam list-users --profile lea || true
aws iam-toolbox get-request-authorization-details --authorization-id 0abc || true
