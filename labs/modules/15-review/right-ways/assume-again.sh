ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
workshop as attacker -- aws sts assume-role --role-arn "arn:aws:iam::$ACCOUNT:role/OrgAdmin" --role-session-name again --profile mallory || true
