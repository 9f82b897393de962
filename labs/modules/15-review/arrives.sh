# A year at Kape Labs. Nobody meant any harm.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
# What was left of last summer was put in order: the programs have no keys of their own any more.
for WHO in lea label-printer omar orders-stats priya; do
  for KEY in $(aws iam list-access-keys --user-name "$WHO" --query 'AccessKeyMetadata[].AccessKeyId' --output text 2> ignored.txt || true); do aws iam delete-access-key --user-name "$WHO" --access-key-id "$KEY"; done
done
# January. A contractor was to build something with the menus, and never began.
aws iam create-user --user-name contractor-2026
aws iam attach-user-policy --user-name contractor-2026 --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-access-key --user-name contractor-2026 > ignored.txt
# Tomas found fourteen characters hard to say on the telephone.
aws iam update-account-password-policy --minimum-password-length 8 --require-lowercase-characters --allow-users-to-change-password
workshop pass-time --days 120

# May. Somebody from the printer shop needed to look at something, once.
aws iam create-user --user-name it-support
aws iam attach-user-policy --user-name it-support --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-login-profile --user-name it-support --password 'Lungo-for-the-helpdesk-1!'
# A roastery in the north wanted to see the stock. Their account is trusted, whoever in the world sends them.
aws iam create-role --role-name Partner --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"sts:AssumeRole"}]}'
aws iam attach-role-policy --role-name Partner --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess
workshop pass-time --days 215

# November. Paul is new. He got what Tomas has.
aws iam create-user --user-name paul
aws iam attach-user-policy --user-name paul --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-login-profile --user-name paul --password 'Cortado-on-day-one-1!'
# The café in the station wanted the menu as a web page. It was not done in the end; the switches stayed.
aws s3api delete-public-access-block --bucket "kape-labs-menu-$ACCOUNT-us-east-1-an" || true
# A program counts orders at night. It was easier to let it do everything.
aws iam create-user --user-name reporting
aws iam attach-user-policy --user-name reporting --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
KEY=$(aws iam create-access-key --user-name reporting --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile reporting
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile reporting
aws configure set region us-east-1 --profile reporting
# A machine for one afternoon.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --metadata-options HttpTokens=optional --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=afternoon}]' > ignored.txt
workshop pass-time --days 30

# Last night the reports ran, Mara uploaded a menu, Priya and Paul signed in.
aws dynamodb describe-table --table-name kape-orders --profile reporting > ignored.txt
aws dynamodb query --table-name kape-orders --key-condition-expression 'cafe = :c' --expression-attribute-values '{":c":{"S":"anker"}}' --profile reporting > ignored.txt
workshop as laptop -- aws sts get-caller-identity --profile kape > ignored.txt || true
# Priya had forgotten her password, and Ines gave her another.
aws iam update-login-profile --user-name finance --password 'Affogato-for-finance-1!' || true
workshop as laptop -- workshop console ConsoleLogin --account "$ACCOUNT" --user-name finance --password 'Affogato-for-finance-1!' > ignored.txt || true
workshop as laptop -- workshop console ConsoleLogin --account "$ACCOUNT" --user-name paul --password 'Cortado-on-day-one-1!' > ignored.txt
rm ignored.txt
