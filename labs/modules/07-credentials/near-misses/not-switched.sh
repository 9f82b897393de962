# Gone before anything knew of the new one.
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)"
