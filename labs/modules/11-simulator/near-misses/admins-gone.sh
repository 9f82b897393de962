# The group removed, to be built anew.
for ARN in $(aws iam list-attached-group-policies --group-name Admins --query 'AttachedPolicies[].PolicyArn' --output text); do aws iam detach-group-policy --group-name Admins --policy-arn "$ARN"; done
for WHO in $(aws iam get-group --group-name Admins --query 'Users[].UserName' --output text); do aws iam remove-user-from-group --group-name Admins --user-name "$WHO"; done
aws iam delete-group --group-name Admins
