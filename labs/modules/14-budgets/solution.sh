# Module 14, from the end of module 13.

# step: mend-what-broke
# As root, once more. There is no API for it; on AWS it is the page Account.
workshop console UpdateBillingAccess --activated true

# step: s3-budget
# Ten dollars a month, again and again, for S3 alone. A mail at more than 70 % of what was really spent.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"s3-monthly","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"USD"},"CostFilters":{"Service":["Amazon Simple Storage Service"]}}' --notifications-with-subscribers '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":70,"ThresholdType":"PERCENTAGE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"mara@kapelabs.example"}]}]'

# step: zero-spend
# What the template makes: a limit of one dollar, and a mail at the first cent.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$ACCOUNT" --budget '{"BudgetName":"zero-spend","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"1.00","Unit":"USD"}}' --notifications-with-subscribers '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":0.01,"ThresholdType":"ABSOLUTE_VALUE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"mara@kapelabs.example"}]}]'

# step: topic
# The topic, and a policy that lets Budgets publish for this account and for no other.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
TOPIC=$(aws sns create-topic --name budget-alerts --query TopicArn --output text)
aws sns set-topic-attributes --topic-arn "$TOPIC" --attribute-name Policy --attribute-value "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"BudgetsMayPublish\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"budgets.amazonaws.com\"},\"Action\":\"SNS:Publish\",\"Resource\":\"$TOPIC\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"$ACCOUNT\"}}}]}"
# Somebody listens, and says so: without the confirmation nothing is sent.
aws sns subscribe --topic-arn "$TOPIC" --protocol email --notification-endpoint mara@kapelabs.example
aws sns confirm-subscription --topic-arn "$TOPIC" --token "$(workshop inbox --token)"

# step: forecast
# A second alert on the first budget: when more than the whole amount is forecast, to the topic.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-notification --account-id "$ACCOUNT" --budget-name s3-monthly --notification NotificationType=FORECASTED,ComparisonOperator=GREATER_THAN,Threshold=100,ThresholdType=PERCENTAGE --subscribers "SubscriptionType=SNS,Address=arn:aws:sns:us-east-1:$ACCOUNT:budget-alerts"

# step: spend
# A small machine runs, and a day goes by. On AWS one would wait.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --metadata-options HttpTokens=required
workshop pass-time --days 1
# The alert is in the inbox.
workshop inbox

# step: stop-spending
# Terminated, and the meter stops.
for INSTANCE in $(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running,stopping,stopped --query 'Reservations[].Instances[].InstanceId' --output text); do aws ec2 terminate-instances --instance-ids "$INSTANCE"; done
