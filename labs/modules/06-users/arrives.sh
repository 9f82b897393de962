# Tomas wants a key for the backup script. Ines reads him the six digits over the phone.
aws iam create-access-key
