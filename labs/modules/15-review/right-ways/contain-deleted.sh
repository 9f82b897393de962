# The leaked key is deleted at once.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name deploy --access-key-id "$KEY"
# The user stays for whoever investigates, and may do nothing.
aws iam attach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AWSDenyAll
# Without the role, its sessions are nobody's.
aws iam detach-role-policy --role-name OrgAdmin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-role --role-name OrgAdmin
# Their machine ends.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done
