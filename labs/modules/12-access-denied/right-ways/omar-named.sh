# The Deny holds for the one it is meant for.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET=kape-labs-menu-$ACCOUNT-us-east-1-an
aws iam create-policy-version --set-as-default --policy-arn arn:aws:iam::$ACCOUNT:policy/GuestsReadNothing --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::'$BUCKET'/*","Condition":{"StringEquals":{"aws:username":"guest-tablet"}}}]}'
