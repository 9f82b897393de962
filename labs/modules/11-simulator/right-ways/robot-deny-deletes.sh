# A new version, with patterns, and deleting forbidden for good.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET=kape-labs-menu-$ACCOUNT-us-east-1-an
aws iam create-policy-version --set-as-default --policy-arn arn:aws:iam::$ACCOUNT:policy/KapeShelf --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::'$BUCKET'","Condition":{"StringLike":{"s3:prefix":["shelf/","shelf/*"]}}},{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::'$BUCKET'/shelf/*"},{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::'$BUCKET'/shelf/inbox/*"},{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}'
