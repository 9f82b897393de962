# The number of the other alert.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-notification --account-id "$ACCOUNT" --budget-name s3-monthly --notification NotificationType=FORECASTED,ComparisonOperator=GREATER_THAN,Threshold=70,ThresholdType=PERCENTAGE --subscribers "SubscriptionType=SNS,Address=arn:aws:sns:us-east-1:$ACCOUNT:budget-alerts"
