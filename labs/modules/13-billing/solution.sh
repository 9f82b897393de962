# Module 13, from the end of module 12.

# step: mend-what-broke
# Without a user name, IAM means whoever asks: root. The key goes.
for KEY in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --access-key-id "$KEY"; done

# step: refused-at-the-page
# Mara opens the bill. On AWS this is a page of the console; in scripts this command stands for it.
workshop as laptop -- workshop console OpenBillingPage --page Home --profile kape || true

# step: ask-the-api
# The same numbers by the API: answered, switch or no switch.
workshop as laptop -- aws ce get-cost-and-usage --time-period Start=$(date -d "@$(($(date +%s) - 2592000))" +%Y-%m-%d),End=$(date +%Y-%m-%d) --granularity MONTHLY --metrics UnblendedCost --profile kape

# step: activate
# Root, on the page Account: IAM user and role access to Billing information. There is no API for it.
workshop console UpdateBillingAccess --activated true

# step: finance-user
# A user with a password, and AWS's policy for those who pay the bills.
aws iam create-user --user-name finance
aws iam attach-user-policy --user-name finance --policy-arn arn:aws:iam::aws:policy/job-function/Billing
aws iam create-login-profile --user-name finance --password 'Cappuccino-at-11am!'

# step: see-the-bill
# In the console, finance signs in with the password. Here a key stands for that sign-in, and goes again.
KEY=$(aws iam create-access-key --user-name finance --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile finance
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile finance
aws configure set region us-east-1 --profile finance
# The page opens.
workshop console OpenBillingPage --page Home --profile finance
aws iam delete-access-key --user-name finance --access-key-id "$(echo "$KEY" | cut -f1)"

# step: developers-cannot
# A key of dana's for this one question, and then it goes.
KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
aws configure set region us-east-1 --profile dana
workshop console OpenBillingPage --page Bills --profile dana || true
aws iam delete-access-key --user-name dana --access-key-id "$(echo "$KEY" | cut -f1)"

# step: adviser
# AWS keeps a policy for looking and not touching.
aws iam create-user --user-name tax-adviser
aws iam attach-user-policy --user-name tax-adviser --policy-arn arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess
