# One more key, and in a year nobody knows what for.
aws iam create-access-key --user-name mara
