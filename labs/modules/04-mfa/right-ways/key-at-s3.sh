# Any request shows it.
workshop as attacker -- aws s3 ls --profile kape-root || true
