# RSA is what one gets without saying so, and here the file is in the newer format's place.
aws ec2 create-key-pair --key-name kape-key --tag-specifications 'ResourceType=key-pair,Tags=[{Key=owner,Value=mara}]' --query KeyMaterial --output text > kape-key.pem
