# A name in the namespace that the whole world shares.
account=$(aws sts get-caller-identity --query Account --output text)
workshop as laptop -- aws s3 mb "s3://kape-labs-menu-$account" --profile kape
