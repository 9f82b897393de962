# The leaked key sleeps at once. Deleting it can wait until deploy has another.
KEY=$(aws iam list-access-keys --user-name deploy --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam update-access-key --user-name deploy --access-key-id "$KEY" --status Inactive
# The user they made goes, with all that hangs on it.
for THEIRS in $(aws iam list-access-keys --user-name backup-svc --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name backup-svc --access-key-id "$THEIRS"; done
aws iam detach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam delete-user --user-name backup-svc
# Nobody takes the role on any more.
aws iam update-assume-role-policy --role-name OrgAdmin --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}'
# Yesterday, their session had not begun.
aws iam put-role-policy --role-name OrgAdmin --policy-name AWSRevokeOlderSessions --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"$(date -u -d "@$(($(date +%s) - 86400))" +%Y-%m-%dT%H:%M:%SZ)\"}}}]}"
