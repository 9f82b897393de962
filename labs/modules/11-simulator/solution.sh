# Module 11, from the end of module 10.

# step: mend-what-broke
# The policy is still there. It was only taken off the group.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
ARN=$(aws iam list-policies --scope Local --query "Policies[?PolicyName=='delete-with-mfa'].Arn" --output text)
aws iam attach-group-policy --group-name Admins --policy-arn "$ARN"

# step: simulate-tess
# Three actions at once, on one file. No request is made.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/tess" --action-names s3:GetObject s3:PutObject s3:DeleteObject --resource-arns "arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt" --query 'EvaluationResults[].[EvalActionName,EvalDecision]' --output text

# step: missing-context
# Which context keys do mara's policies look at?
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam get-context-keys-for-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara"
# Once without them, and the answer names what it missed.
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject --resource-arns "arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt" --query 'EvaluationResults[].[EvalDecision,MissingContextValues]'
# And once with the second factor.
aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$ACCOUNT:user/mara" --action-names s3:DeleteObject --resource-arns "arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/menu.txt" --context-entries ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyValues=true,ContextKeyType=boolean --query 'EvaluationResults[].EvalDecision'

# step: before-it-exists
# A document that is in no account, tried with an address of the roastery and with another.
cat > office.json <<'JSON'
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}
JSON
aws iam simulate-custom-policy --policy-input-list "$(cat office.json)" --action-names s3:GetObject --context-entries ContextKeyName=aws:SourceIp,ContextKeyValues=192.0.2.44,ContextKeyType=ip --query 'EvaluationResults[].EvalDecision'
aws iam simulate-custom-policy --policy-input-list "$(cat office.json)" --action-names s3:GetObject --context-entries ContextKeyName=aws:SourceIp,ContextKeyValues=203.0.113.9,ContextKeyType=ip --query 'EvaluationResults[].EvalDecision'

# step: shelf
# Four mistakes: listing belongs to the bucket, with a condition on the prefix; reading needs the star;
# writing is one action and not all of them; and the Deny stood in the way of the inbox.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy-version --policy-arn "arn:aws:iam::$ACCOUNT:policy/KapeShelf" --set-as-default --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ListShelf\",\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an\",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"shelf/*\"}}},{\"Sid\":\"ReadShelf\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf/*\"},{\"Sid\":\"WriteInbox\",\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::kape-labs-menu-$ACCOUNT-us-east-1-an/shelf/inbox/*\"}]}"
