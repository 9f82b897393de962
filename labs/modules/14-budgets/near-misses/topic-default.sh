# The topic as it comes: its owner may do everything, and Budgets is not its owner.
TOPIC=$(aws sns create-topic --name budget-alerts --query TopicArn --output text)
aws sns subscribe --topic-arn "$TOPIC" --protocol email --notification-endpoint mara@kapelabs.example
aws sns confirm-subscription --topic-arn "$TOPIC" --token "$(workshop inbox --token)"
