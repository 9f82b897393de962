# The bucket listed with root's signature: allowed, of course.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3api list-objects-v2 --bucket "kape-labs-backup-$ACCOUNT"
