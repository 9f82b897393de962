# Out of the group, and named by the bucket.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET=kape-labs-menu-$ACCOUNT-us-east-1-an
aws iam remove-user-from-group --group-name Guests --user-name omar
aws s3api get-bucket-policy --bucket "$BUCKET" --query Policy --output text > bp.json || true
aws s3api put-bucket-policy --bucket "$BUCKET" --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::'$ACCOUNT':user/omar"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::'$BUCKET'/*"}]}'
