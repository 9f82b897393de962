# A group for those who work in the café.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam remove-user-from-group --group-name Guests --user-name omar
aws iam create-group --group-name Cafe
aws iam put-group-policy --group-name Cafe --policy-name menus --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt\"}]}"
aws iam add-user-to-group --group-name Cafe --user-name omar
