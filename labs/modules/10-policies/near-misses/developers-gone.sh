# The group removed altogether.
for ARN in $(aws iam list-attached-group-policies --group-name Developers --query 'AttachedPolicies[].PolicyArn' --output text); do aws iam detach-group-policy --group-name Developers --policy-arn "$ARN"; done
for WHO in $(aws iam get-group --group-name Developers --query 'Users[].UserName' --output text); do aws iam remove-user-from-group --group-name Developers --user-name "$WHO"; done
aws iam delete-group --group-name Developers
