# Tomas has a script that "only works as root".
aws iam create-access-key
