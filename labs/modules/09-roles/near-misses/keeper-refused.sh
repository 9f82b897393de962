# Put on, and asked for what it is not for.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name MachineKeeper --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/dana\"},\"Action\":\"sts:AssumeRole\"}]}"
aws iam put-role-policy --role-name MachineKeeper --policy-name start-and-stop --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances","ec2:DescribeInstances"],"Resource":"*"}]}'

KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
aws configure set role_arn "arn:aws:iam::$ACCOUNT:role/MachineKeeper" --profile keeper
aws configure set source_profile dana --profile keeper
aws configure set region us-east-1 --profile keeper
aws s3 ls --profile keeper || true
