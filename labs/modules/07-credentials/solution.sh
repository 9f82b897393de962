# The shortest way through module 7.

# step: take-it-back
# The intern has the administrator's policy again. It goes the way it went in module 6.
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

# step: log-in
# Mara signs in to the console, with the code that comes next: the last ones may be spent.
account=$(aws sts get-caller-identity --query Account --output text)
code=$(oathtool --totp -b "$(cat mara-phone.seed)" --now "@$(($(date +%s) + 30))")
workshop console ConsoleLogin --account "$account" --user-name mara --password 'Ristretto-before-9am!' --mfa-code "$code"

# On the laptop, aws login takes that session over, for up to twelve hours and without a key. It would ask for a Region, so that is set first.
workshop as laptop -- aws configure set region us-east-1
workshop as laptop -- aws login

# Who is it, and may she look?
workshop as laptop -- aws sts get-caller-identity
workshop as laptop -- aws iam list-users

# step: first-key
# The secret is in this answer and nowhere else, so it goes into a file at once.
aws iam create-access-key --user-name mara --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text > first-key.txt

# A description is a tag of the user: the id of the key, and what it is for. The console does the same.
aws iam tag-user --user-name mara --tags "Key=$(cut -f1 first-key.txt),Value=menu upload from the laptop"

# step: named-profile
# The key goes into a profile of its own on the laptop.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 first-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 first-key.txt)" --profile kape
workshop as laptop -- aws configure set region us-east-1 --profile kape

# And it is used once, so that we know it works.
workshop as laptop -- aws sts get-caller-identity --profile kape

# step: menu-bucket
# A bucket in the account's own namespace: the name ends in the account id, the Region and -an.
account=$(aws sts get-caller-identity --query Account --output text)
bucket="kape-labs-menu-$account-us-east-1-an"
workshop as laptop -- aws s3api create-bucket --bucket "$bucket" --bucket-namespace account-regional --profile kape

# The menu, uploaded with the key's profile.
workshop as laptop -- bash -c "printf 'Espresso 2.20\nFlat white 3.60\nFilter 2.90\n' > menu.txt && aws s3 cp menu.txt s3://$bucket/menu.txt --profile kape"

# There it is.
workshop as laptop -- aws s3 ls "s3://$bucket" --profile kape

# step: second-key
# A user may have two keys. That is all that rotation needs.
aws iam create-access-key --user-name mara --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text > second-key.txt

# step: rotate
# Switch: the profile gets the new key, and is used with it.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 second-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 second-key.txt)" --profile kape
workshop as laptop -- aws sts get-caller-identity --profile kape

# The old key is put to sleep first: if something still needs it, it can be woken.
aws iam update-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)" --status Inactive

# When was it used last? Nothing since the switch, so it may go.
aws iam get-access-key-last-used --access-key-id "$(cut -f1 first-key.txt)"
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)"

# The description of the old key goes with it, and the new one gets its own.
aws iam untag-user --user-name mara --tag-keys "$(cut -f1 first-key.txt)"
aws iam tag-user --user-name mara --tags "Key=$(cut -f1 second-key.txt),Value=menu upload from the laptop"

# The secrets are in the profile now, and need be nowhere else.
rm first-key.txt second-key.txt

# step: stop-the-leak
# Whose keys are there, and when was each used last?
key=$(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam get-access-key-last-used --access-key-id "$key"

# Asleep first: should the printer really need it, we will hear of it.
aws iam update-access-key --user-name intern-2019 --access-key-id "$key" --status Inactive

# step: delete-the-leak
# Nobody has rung. It goes.
key=$(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[0].AccessKeyId' --output text)
aws iam delete-access-key --user-name intern-2019 --access-key-id "$key"
