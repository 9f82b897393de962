# Counts gigabytes instead of dollars.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"s3-usage","BudgetType":"USAGE","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"GB"},"CostFilters":{"UsageTypeGroup":["S3: Storage - Standard"]}}'
