ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
OLD=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
# One action, one folder. Then the administrator's policy goes.
aws iam create-policy --policy-name UploadApp --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"UploadTheApp\",\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/app/*\"}]}"
aws iam attach-user-policy --user-name deploy --policy-arn "arn:aws:iam::$ACCOUNT:policy/UploadApp"
aws iam detach-user-policy --user-name deploy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
# A new key, into the profile. Nobody uses it yet.
NEW=$(aws iam create-access-key --user-name deploy --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$NEW" | cut -f1)" --profile deploy
aws configure set aws_secret_access_key "$(echo "$NEW" | cut -f2)" --profile deploy
# The old one has nothing to do any more.
aws iam delete-access-key --user-name deploy --access-key-id "$OLD"
