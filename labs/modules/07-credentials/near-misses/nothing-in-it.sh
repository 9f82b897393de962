# The bucket, and no menu.
account=$(aws sts get-caller-identity --query Account --output text)
workshop as laptop -- aws s3api create-bucket --bucket "kape-labs-menu-$account-us-east-1-an" --bucket-namespace account-regional --profile kape
