# A role that stood nearby.
aws iam create-role --role-name Machines --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
aws iam create-instance-profile --instance-profile-name Machines
aws iam add-role-to-instance-profile --instance-profile-name Machines --role-name Machines
INSTANCE=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 associate-iam-instance-profile --instance-id "$INSTANCE" --iam-instance-profile Name=Machines
