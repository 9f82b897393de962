# Listed, and left it at that.
GROUP=$(aws ec2 describe-security-groups --group-names default --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$GROUP" --protocol tcp --port 22 --cidr 0.0.0.0/0
ADDRESS=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
ssh -i kape-key.pem -o StrictHostKeyChecking=no "ec2-user@$ADDRESS" aws s3 ls
