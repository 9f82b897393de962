# Three requests, all of them sent by the wrong person.
aws ec2 describe-instances
aws s3 ls
