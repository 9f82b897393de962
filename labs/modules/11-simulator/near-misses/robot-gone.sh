# Begun anew.
for ARN in $(aws iam list-attached-user-policies --user-name shelf-robot --query 'AttachedPolicies[].PolicyArn' --output text); do aws iam detach-user-policy --user-name shelf-robot --policy-arn "$ARN"; done
aws iam delete-user --user-name shelf-robot
aws iam create-user --user-name robot
