# An account has one alias: the second takes the place of the first.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-account-alias --account-alias "beans-$account"
aws iam create-account-alias --account-alias "roastery-$account"
