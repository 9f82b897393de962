# Both steps of module 0.

# step: first-request
# Ask who is asking: the only request that needs no permission at all.
aws sts get-caller-identity

# step: first-refusal
# Find the account's number, and list the backup bucket as a stranger. The refusal is what we are after.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3api list-objects-v2 --bucket "kape-labs-backup-$ACCOUNT" --no-sign-request || true
