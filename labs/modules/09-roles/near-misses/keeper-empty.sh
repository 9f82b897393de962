# Trusted, and with nothing to do.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name MachineKeeper --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/dana\"},\"Action\":\"sts:AssumeRole\"}]}"
