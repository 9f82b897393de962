# Jonas has written a policy for the robot, in a hurry.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name KapeShelf --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ListShelf\",\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf/*\"},{\"Sid\":\"ReadShelf\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf\"},{\"Sid\":\"WriteInbox\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf/inbox/*\"},{\"Sid\":\"NothingElse\",\"Effect\":\"Deny\",\"Action\":\"s3:Put*\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf/*\"}]}"
aws iam create-user --user-name shelf-robot
aws iam attach-user-policy --user-name shelf-robot --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeShelf"
