# Mara changes her password without a page: with a key that lives for a minute.
set -- $(aws iam create-access-key --user-name mara --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 AWS_SESSION_TOKEN= aws iam change-password --old-password 'One-time-bean-42!' --new-password 'Ristretto-before-9am!'
aws iam delete-access-key --user-name mara --access-key-id "$1"
