# One key is enough, and the other one works.
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 second-key.txt)"
