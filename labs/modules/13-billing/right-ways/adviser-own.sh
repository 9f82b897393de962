# One document, with what the pages ask for.
aws iam create-user --user-name tax-adviser
aws iam put-user-policy --user-name tax-adviser --policy-name look-at-the-bill --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["billing:Get*","billing:List*","ce:Get*","ce:Describe*","budgets:View*"],"Resource":"*"}]}'
