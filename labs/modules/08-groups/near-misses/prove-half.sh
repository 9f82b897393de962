# Dana's session, and only the request that was sure to work.
KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
aws ec2 describe-instances --profile dana --region us-east-1
