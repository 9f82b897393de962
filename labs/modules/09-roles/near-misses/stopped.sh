# Stopped is not gone: its disk is still there, and is paid for.
INSTANCE=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 stop-instances --instance-ids "$INSTANCE"
aws ec2 wait instance-stopped --instance-ids "$INSTANCE"
