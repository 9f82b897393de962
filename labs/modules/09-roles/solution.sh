# Module 9, from the end of module 8.

# step: mend-what-broke
# The right comes from Admins. The copy that hangs on mara goes.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

# step: create-role
# The trust policy: machines of EC2 may put this role on.
aws iam create-role --role-name EC2_S3ReadOnlyAccess --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
# The permissions policy: what the role may do then.
aws iam attach-role-policy --role-name EC2_S3ReadOnlyAccess --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
# A machine cannot hold a role, only an instance profile that holds one. The console makes it along.
aws iam create-instance-profile --instance-profile-name EC2_S3ReadOnlyAccess
aws iam add-role-to-instance-profile --instance-profile-name EC2_S3ReadOnlyAccess --role-name EC2_S3ReadOnlyAccess

# step: key-pair
# AWS keeps the public half. The private half is in the answer, this once.
aws ec2 create-key-pair --key-name kape-key --key-type rsa --query KeyMaterial --output text > kape-key.pem
# Nobody else may read it, or ssh will not use it.
chmod 400 kape-key.pem

# step: launch
# The newest Amazon Linux 2023.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
# A small machine that only answers the newer metadata service, with our key pair.
INSTANCE=$(aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --key-name kape-key --metadata-options HttpTokens=required --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$INSTANCE"

# step: attach-role
# The instance profile goes onto the running machine.
INSTANCE=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 associate-iam-instance-profile --instance-id "$INSTANCE" --iam-instance-profile Name=EC2_S3ReadOnlyAccess

# step: read-as-machine
# Port 22 has to be open for ssh.
GROUP=$(aws ec2 describe-security-groups --group-names default --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$GROUP" --protocol tcp --port 22 --cidr 0.0.0.0/0
ADDRESS=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# On the machine, with its role and without any key: list, download, and try to upload.
ssh -i kape-key.pem -o StrictHostKeyChecking=no "ec2-user@$ADDRESS" aws s3 ls
ssh -i kape-key.pem -o StrictHostKeyChecking=no "ec2-user@$ADDRESS" aws s3 cp "s3://kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt" .
ssh -i kape-key.pem -o StrictHostKeyChecking=no "ec2-user@$ADDRESS" aws s3 cp menu.txt "s3://kape-labs-menu-$ACCOUNT-us-east-1-an/from-the-machine.txt" || true
# Closed again: the world has no business at port 22.
aws ec2 revoke-security-group-ingress --group-id "$GROUP" --protocol tcp --port 22 --cidr 0.0.0.0/0

# step: dana-assumes
# A role that trusts one user, and may stop and start machines.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name MachineKeeper --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:user/dana\"},\"Action\":\"sts:AssumeRole\"}]}"
aws iam put-role-policy --role-name MachineKeeper --policy-name start-and-stop --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances","ec2:DescribeInstances"],"Resource":"*"}]}'
# A key for dana, for the length of this proof.
KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
# A profile that is nothing but the role, put on by dana.
aws configure set role_arn "arn:aws:iam::$ACCOUNT:role/MachineKeeper" --profile keeper
aws configure set source_profile dana --profile keeper
aws configure set region us-east-1 --profile keeper
aws ec2 describe-instances --profile keeper
aws iam delete-access-key --user-name dana --access-key-id "$(echo "$KEY" | cut -f1)"

# step: auditors
# The auditors' account number is the one of their profile.
AUDITOR=$(aws sts get-caller-identity --profile auditor --query Account --output text)
# Trusted is their account, and only with the ExternalId that they gave us.
aws iam create-role --role-name HalmAudit --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$AUDITOR:root\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"HP-4711\"}}}]}"
aws iam attach-role-policy --role-name HalmAudit --policy-arn arn:aws:iam::aws:policy/SecurityAudit

# step: as-auditor
# As the auditor: put the role on, look at when it ends, and read something with it.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
SESSION=$(aws sts assume-role --role-arn "arn:aws:iam::$ACCOUNT:role/HalmAudit" --role-session-name vera --external-id HP-4711 --profile auditor --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken,Expiration]' --output text)
echo "$SESSION" | cut -f4
AWS_ACCESS_KEY_ID=$(echo "$SESSION" | cut -f1) AWS_SECRET_ACCESS_KEY=$(echo "$SESSION" | cut -f2) AWS_SESSION_TOKEN=$(echo "$SESSION" | cut -f3) aws iam list-users

# step: terminate
# Gone for good, and the meter stops.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done
