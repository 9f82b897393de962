# Everything that lies in the bucket, for one file.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam put-user-policy --user-name orders-app --policy-name read-the-menu --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/*\"}]}"
