# ListBucket is about the bucket, GetObject about what lies in it. Here the object was left out.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws s3api put-bucket-policy --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --policy "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/orders-report\"},\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an\"}]}"
