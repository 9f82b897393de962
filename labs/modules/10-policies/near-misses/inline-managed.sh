# A managed policy with the right content.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name read-the-menu --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt\"}]}"
aws iam attach-user-policy --user-name orders-app --policy-arn "arn:aws:iam::$ACCOUNT:policy/read-the-menu"
