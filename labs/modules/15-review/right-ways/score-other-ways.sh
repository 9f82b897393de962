ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# The password policy of module 3, all of it in one command.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password
# People get rights by groups: Paul is a developer, and finance gets a group of its own.
aws iam add-user-to-group --group-name Developers --user-name paul
aws iam detach-user-policy --user-name paul --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-group --group-name Finance
aws iam attach-group-policy --group-name Finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam add-user-to-group --group-name Finance --user-name finance
aws iam detach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
# Nobody had heard of the partner since May.
aws iam detach-role-policy --role-name Partner --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess
aws iam delete-role --role-name Partner
# No bucket is open, whatever its policy says.
aws s3api put-public-access-block --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
# The machine is still needed, and answers to tokens alone from now on.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=running --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 modify-instance-metadata-options --instance-id "$INSTANCE" --http-tokens required; done
