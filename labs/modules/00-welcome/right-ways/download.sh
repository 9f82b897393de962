# A stranger tries to download the file, rather than to list the bucket.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3 cp "s3://kape-labs-backup-$ACCOUNT/customers-2019.csv" - --no-sign-request || true
