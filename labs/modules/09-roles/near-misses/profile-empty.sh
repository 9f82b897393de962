# The role was taken out of the profile again, to try another one.
aws iam create-instance-profile --instance-profile-name Machines
aws iam add-role-to-instance-profile --instance-profile-name Machines --role-name EC2_S3ReadOnlyAccess
INSTANCE=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 associate-iam-instance-profile --instance-id "$INSTANCE" --iam-instance-profile Name=Machines
aws iam remove-role-from-instance-profile --instance-profile-name Machines --role-name EC2_S3ReadOnlyAccess
