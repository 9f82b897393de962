# The other processor, and a name.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-arm64' --query 'Images[0].ImageId' --output text)
INSTANCE=$(aws ec2 run-instances --image-id "$IMAGE" --instance-type t4g.small --key-name kape-key --metadata-options HttpTokens=required,HttpPutResponseHopLimit=1 --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=menu-server}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$INSTANCE"
