# Not with the key itself, but with credentials that end after a quarter of an hour.
KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
SESSION=$(aws sts get-session-token --duration-seconds 900 --profile dana --region us-east-1 --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
export AWS_ACCESS_KEY_ID=$(echo "$SESSION" | cut -f1) AWS_SECRET_ACCESS_KEY=$(echo "$SESSION" | cut -f2) AWS_SESSION_TOKEN=$(echo "$SESSION" | cut -f3)
aws ec2 describe-instances --region us-east-1
aws ec2 run-instances --image-id ami-0123456789abcdef0 --instance-type t3.micro --region us-east-1 || true
aws s3api list-buckets || true
