# Gone for everybody.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
aws iam detach-group-policy --group-name Guests --policy-arn "arn:aws:iam::$ACCOUNT:policy/GuestsReadNothing"
