# Billing, with what came to mind denied.
aws iam create-user --user-name tax-adviser
aws iam attach-user-policy --user-name tax-adviser --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam put-user-policy --user-name tax-adviser --policy-name no --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["budgets:ModifyBudget","billing:Update*"],"Resource":"*"}]}'
