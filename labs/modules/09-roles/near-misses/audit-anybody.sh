# Whoever knows the ExternalId.
AUDITOR=$(aws sts get-caller-identity --profile auditor --query Account --output text)
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name HalmAudit --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"HP-4711\"}}}]}"
aws iam attach-role-policy --role-name HalmAudit --policy-arn arn:aws:iam::aws:policy/SecurityAudit
