# One Allow more, inside the same fence.
aws iam put-user-policy --user-name orders-stats --policy-name describe --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:DescribeTable","Resource":"*"}]}'
