# The list of bills first.
KEY=$(aws iam create-access-key --user-name finance --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile finance
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile finance
aws configure set region us-east-1 --profile finance
workshop console OpenBillingPage --page Bills --profile finance
