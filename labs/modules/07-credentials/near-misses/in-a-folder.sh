# What looks like a folder is part of the object's key.
account=$(aws sts get-caller-identity --query Account --output text)
bucket="kape-labs-menu-$account-us-east-1-an"
workshop as laptop -- aws s3api create-bucket --bucket "$bucket" --bucket-namespace account-regional --profile kape
workshop as laptop -- bash -c "echo 'Espresso 2.20' > menu.txt && aws s3 cp menu.txt s3://$bucket/2026/menu.txt --profile kape"
