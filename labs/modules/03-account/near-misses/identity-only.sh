# This call makes no credentials, so a closed endpoint answers it.
workshop as attacker -- aws sts get-caller-identity --profile intern-2019 --region sa-east-1
