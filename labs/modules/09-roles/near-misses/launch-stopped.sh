# Started, and stopped to save money.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --key-name kape-key --metadata-options HttpTokens=required
INSTANCE=$(aws ec2 describe-instances --query 'Reservations[0].Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$INSTANCE"
aws ec2 stop-instances --instance-ids "$INSTANCE"
aws ec2 wait instance-stopped --instance-ids "$INSTANCE"
