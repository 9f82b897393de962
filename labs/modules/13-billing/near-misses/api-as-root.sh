# The right question under the wrong name.
aws budgets describe-budgets --account-id "$(aws sts get-caller-identity --query Account --output text)"
