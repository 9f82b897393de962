# The account as principal leaves the decision to its policies, and those have a boundary.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3api put-bucket-policy --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --policy "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"}]}"
