# Any key that lasts will do.
workshop as attacker -- aws sts get-session-token --profile kape-root --region sa-east-1 || true
