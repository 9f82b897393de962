# A key is a credential too, but nobody signs in to the console with it.
aws iam create-access-key --user-name mara
