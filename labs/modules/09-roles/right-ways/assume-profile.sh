# A profile does the same and renews it by itself.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws configure set role_arn "arn:aws:iam::$ACCOUNT:role/HalmAudit" --profile halm
aws configure set source_profile auditor --profile halm
aws configure set external_id HP-4711 --profile halm
aws iam get-account-password-policy --profile halm
