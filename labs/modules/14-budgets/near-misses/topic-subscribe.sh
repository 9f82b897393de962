# The other verb.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
TOPIC=$(aws sns create-topic --name budget-alerts --query TopicArn --output text)
aws sns set-topic-attributes --topic-arn "$TOPIC" --attribute-name Policy --attribute-value '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Subscribe","Resource":"'$TOPIC'","Condition":{"StringEquals":{"aws:SourceAccount":"'$ACCOUNT'"}}}]}'
aws sns subscribe --topic-arn "$TOPIC" --protocol email --notification-endpoint mara@kapelabs.example
aws sns confirm-subscription --topic-arn "$TOPIC" --token "$(workshop inbox --token)"
