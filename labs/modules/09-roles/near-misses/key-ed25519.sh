# A shorter kind of key.
aws ec2 create-key-pair --key-name kape-key --key-type ed25519
