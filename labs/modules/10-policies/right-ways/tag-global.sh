# The key that works in every service, and an operator that takes wildcards.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name test-machines --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"*","Condition":{"StringLike":{"aws:ResourceTag/Environment":["Test","Test-*"]}}}]}'
aws iam attach-group-policy --group-name Test --policy-arn "arn:aws:iam::$ACCOUNT:policy/test-machines"
