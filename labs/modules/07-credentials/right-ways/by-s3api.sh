# The low-level commands do the same, and the price list may lie beside the menu.
account=$(aws sts get-caller-identity --query Account --output text)
bucket="kape-labs-menu-$account-us-east-1-an"
aws s3api create-bucket --bucket "$bucket" --bucket-namespace account-regional
echo 'Espresso 2.20' > menu.txt
aws s3api put-object --bucket "$bucket" --key menu.txt --body menu.txt
aws s3api put-object --bucket "$bucket" --key prices.txt --body menu.txt
