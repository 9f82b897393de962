# Module 8, from the end of module 7.

# step: mend-what-broke
# Look at what is set now: eight characters, and no memory of old passwords.
aws iam get-account-password-policy
# This command replaces the whole policy, so everything that should hold has to be in it.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password

# step: create-developers
# The group, and the one policy that says what a developer may do.
aws iam create-group --group-name Developers
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess

# step: add-dana
# A user for Dana, who comes into the group. She gets no policy of her own.
aws iam create-user --user-name dana
aws iam add-user-to-group --group-name Developers --user-name dana

# step: add-jonas
# The same for Jonas. What he may do is written down already.
aws iam create-user --user-name jonas
aws iam add-user-to-group --group-name Developers --user-name jonas

# step: prove-it
# A key for Dana, for the length of this proof, in a profile of its own.
KEY=$(aws iam create-access-key --user-name dana --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(echo "$KEY" | cut -f1)" --profile dana
aws configure set aws_secret_access_key "$(echo "$KEY" | cut -f2)" --profile dana
aws configure set region us-east-1 --profile dana
# Her session looks at the machines: this works.
aws ec2 describe-instances --profile dana
# It asks to start one: denied. --dry-run asks without starting anything, should it be allowed after all.
IMAGE=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*-x86_64' --query 'Images[0].ImageId' --output text)
aws ec2 run-instances --image-id "$IMAGE" --instance-type t3.micro --dry-run --profile dana || true
# And it lists the buckets: denied as well.
aws s3 ls --profile dana || true
# The proof is over, so the key goes.
aws iam delete-access-key --user-name dana --access-key-id "$(echo "$KEY" | cut -f1)"

# step: move-admin
# First the new way in, with mara in the group ...
aws iam create-group --group-name Admins
aws iam attach-group-policy --group-name Admins --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam add-user-to-group --group-name Admins --user-name mara
# ... and only then the old one is closed.
aws iam detach-user-policy --user-name mara --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

# step: testers
# A group with two policies, each as narrow as its name, and Tess in it.
aws iam create-group --group-name Test
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess
aws iam attach-group-policy --group-name Test --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-user --user-name tess
aws iam add-user-to-group --group-name Test --user-name tess

# step: retire-intern
# What hangs on a user goes before the user. Here it is the password, and any key that is still there.
aws iam delete-login-profile --user-name intern-2019
for KEY in $(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name intern-2019 --access-key-id "$KEY"; done
aws iam delete-user --user-name intern-2019
