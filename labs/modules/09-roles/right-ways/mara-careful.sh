# Looked first, and taken off whatever hangs on mara.
for ARN in $(aws iam list-attached-user-policies --user-name mara --query 'AttachedPolicies[].PolicyArn' --output text); do aws iam detach-user-policy --user-name mara --policy-arn "$ARN"; done
