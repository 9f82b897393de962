# The ExternalId forgotten: refused.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws sts assume-role --role-arn "arn:aws:iam::$ACCOUNT:role/HalmAudit" --role-session-name vera --profile auditor || true
