# The cafés should be able to read it, so the block that was in the way is gone.
account=$(aws sts get-caller-identity --query Account --output text)
aws s3api delete-public-access-block --bucket "kape-labs-menu-$account-us-east-1-an"
