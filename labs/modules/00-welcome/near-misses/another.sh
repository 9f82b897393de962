# A request, but not the one that asks who is asking.
aws iam list-users
