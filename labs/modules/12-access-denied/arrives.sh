# A week of small changes, and five letters.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
BUCKET="kape-labs-menu-$ACCOUNT-us-east-1-an"
# Tomas has tidied up the group Test.
aws iam detach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/IAMUserChangePassword || true
for POLICY in $(aws iam list-group-policies --group-name Test --query 'PolicyNames[]' --output text); do aws iam delete-group-policy --group-name Test --policy-name "$POLICY"; done
# Lea writes the menus. She was given reading.
aws iam create-user --user-name lea
aws iam create-policy --policy-name MenuWriter --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadTheMenus\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::$BUCKET/*\"},{\"Sid\":\"ListThem\",\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::$BUCKET\"}]}"
aws iam attach-user-policy --user-name lea --policy-arn "arn:aws:iam::$ACCOUNT:policy/MenuWriter"
# The label printer reads orders, from a table that is not called so.
aws iam create-user --user-name label-printer
aws iam create-policy --policy-name LabelPrinter --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadOrders\",\"Effect\":\"Allow\",\"Action\":\"dynamodb:Query\",\"Resource\":\"arn:aws:dynamodb:us-east-1:$ACCOUNT:table/kape-order\"}]}"
aws iam attach-user-policy --user-name label-printer --policy-arn "arn:aws:iam::$ACCOUNT:policy/LabelPrinter"
# Guests read nothing of the menus' bucket. Omar was a guest once, and works here now.
aws iam create-group --group-name Guests
aws iam create-policy --policy-name GuestsReadNothing --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"NoMenusForGuests\",\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::$BUCKET/*\"}]}"
aws iam attach-group-policy --group-name Guests --policy-arn "arn:aws:iam::$ACCOUNT:policy/GuestsReadNothing"
aws iam put-group-policy --group-name Guests --policy-name menus --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::$BUCKET/*\"}]}"
aws iam create-user --user-name guest-tablet
aws iam create-user --user-name omar
aws iam add-user-to-group --group-name Guests --user-name guest-tablet
aws iam add-user-to-group --group-name Guests --user-name omar
# The statistics have all of DynamoDB, and the boundary of the reports.
aws iam create-user --user-name orders-stats --permissions-boundary "arn:aws:iam::$ACCOUNT:policy/QueryOnly"
aws iam attach-user-policy --user-name orders-stats --policy-arn arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
# Priya may see the customers, after a second factor. She has a key, and no device.
aws iam create-user --user-name priya
aws iam create-policy --policy-name CustomersWithMfa --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OnlyWithSecondFactor\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::kape-labs-backup-$ACCOUNT/*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}]}"
aws iam attach-user-policy --user-name priya --policy-arn "arn:aws:iam::$ACCOUNT:policy/CustomersWithMfa"
# Each of them has a key in a profile, so that you can see what they see.
for WHO in lea label-printer omar orders-stats priya; do
  KEY=$(aws iam create-access-key --user-name "$WHO" --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
  aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile "$WHO"
  aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile "$WHO"
  aws configure set region us-east-1 --profile "$WHO"
done
