# Percent is what AWS takes where no type is named.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"What S3 costs","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10.00","Unit":"USD"},"CostFilters":{"Service":["Amazon Simple Storage Service"]}}'
aws budgets create-notification --account-id "$ACCOUNT" --budget-name "What S3 costs" --notification NotificationType=ACTUAL,ComparisonOperator=GREATER_THAN,Threshold=70 --subscribers SubscriptionType=EMAIL,Address=mara@kapelabs.example
