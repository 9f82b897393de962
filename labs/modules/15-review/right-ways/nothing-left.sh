# The leaked key, the user that it made and the role that the user made: all of them are deleted.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name deploy --access-key-id "$KEY"
for THEIRS in $(aws iam list-access-keys --user-name backup-svc --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name backup-svc --access-key-id "$THEIRS"; done
aws iam detach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name backup-svc
aws iam detach-role-policy --role-name OrgAdmin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-role --role-name OrgAdmin
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done
# Their calls have nobody to come from, and nothing to come to.
workshop as attacker -- aws iam list-users --profile deploy || true
workshop as attacker -- aws iam list-users --profile backup-svc || true
workshop as attacker -- aws s3 ls --profile orgadmin || true
