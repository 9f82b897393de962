# Who may stop one will want it back.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name MachineKeeper --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/dana\"},\"Action\":\"sts:AssumeRole\"}]}"
aws iam put-role-policy --role-name MachineKeeper --policy-name start-and-stop --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StopInstances","ec2:DescribeInstances"],"Resource":"*"}]}'
