# A star for the principal: Budgets may publish, and so may everybody else.
TOPIC=$(aws sns create-topic --name budget-alerts --query TopicArn --output text)
aws sns set-topic-attributes --topic-arn "$TOPIC" --attribute-name Policy --attribute-value "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"SNS:Publish\",\"Resource\":\"$TOPIC\"}]}"
