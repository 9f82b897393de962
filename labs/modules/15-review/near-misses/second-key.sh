# A new key does not end the old one.
aws iam create-access-key --user-name deploy > new-key.json
