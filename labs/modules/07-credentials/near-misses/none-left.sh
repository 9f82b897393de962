# Thorough.
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)"
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 second-key.txt)"
