# These actions were retired in 2023.
aws iam create-user --user-name tax-adviser
aws iam put-user-policy --user-name tax-adviser --policy-name see --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["aws-portal:View*","budgets:ViewBudget","ce:Get*"],"Resource":"*"}]}'
