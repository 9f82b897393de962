ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
OLD=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
# A new key, into the profile, and used.
NEW=$(aws iam create-access-key --user-name deploy --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$NEW" | cut -f1)" --profile deploy
aws configure set aws_secret_access_key "$(echo "$NEW" | cut -f2)" --profile deploy
echo 'build 115' > build.txt
aws s3 cp build.txt "s3://kape-labs-menu-$ACCOUNT-us-east-1-an/app/build.txt" --profile deploy
# The old one has nothing to do any more.
aws iam delete-access-key --user-name deploy --access-key-id "$OLD"
