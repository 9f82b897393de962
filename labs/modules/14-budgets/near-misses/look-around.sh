# Looking, and changing nothing.
aws budgets describe-budgets --account-id "$(aws sts get-caller-identity --query Account --output text)"
