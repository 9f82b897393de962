# To a topic that nobody reads.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
TOPIC=$(aws sns create-topic --name somewhere --query TopicArn --output text)
aws sns set-topic-attributes --topic-arn "$TOPIC" --attribute-name Policy --attribute-value "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"budgets.amazonaws.com\"},\"Action\":\"SNS:Publish\",\"Resource\":\"$TOPIC\"}]}"
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"zero-spend","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"1.00","Unit":"USD"}}' --notifications-with-subscribers "[{\"Notification\":{\"NotificationType\":\"ACTUAL\",\"ComparisonOperator\":\"GREATER_THAN\",\"Threshold\":0.01,\"ThresholdType\":\"ABSOLUTE_VALUE\"},\"Subscribers\":[{\"SubscriptionType\":\"SNS\",\"Address\":\"$TOPIC\"}]}]"
