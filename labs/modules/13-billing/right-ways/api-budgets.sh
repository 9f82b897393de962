# The budgets are not gated either.
workshop as laptop -- aws budgets describe-budgets --account-id "$(aws sts get-caller-identity --query Account --output text)" --profile kape
