# The right commands, on the wrong machine.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3 ls
aws s3 cp "s3://kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt" .
