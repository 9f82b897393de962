# A profile may have a name of its own; what counts is the role in it.
aws iam create-instance-profile --instance-profile-name readers
aws iam add-role-to-instance-profile --instance-profile-name readers --role-name EC2_S3ReadOnlyAccess
INSTANCE=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 associate-iam-instance-profile --instance-id "$INSTANCE" --iam-instance-profile Name=readers
