# The name as one would write it in a letter.
aws iam create-user --user-name Mara
