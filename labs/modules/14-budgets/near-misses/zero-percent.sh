# At eighty cents.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"zero-spend","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"1.00","Unit":"USD"}}' --notifications-with-subscribers '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":80,"ThresholdType":"PERCENTAGE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"mara@kapelabs.example"}]}]'
