# By mail, as before.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-notification --account-id "$ACCOUNT" --budget-name s3-monthly --notification NotificationType=FORECASTED,ComparisonOperator=GREATER_THAN,Threshold=100,ThresholdType=PERCENTAGE --subscribers "SubscriptionType=EMAIL,Address=mara@kapelabs.example"
