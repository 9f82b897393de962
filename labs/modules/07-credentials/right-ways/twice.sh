# Both old steps in one, and a third key made in between: in the end one is left, in use, with a word on it.
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)"
aws iam create-access-key --user-name mara --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text > third-key.txt
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 second-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 second-key.txt)" --profile kape
workshop as laptop -- aws sts get-caller-identity --profile kape
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 third-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 third-key.txt)" --profile kape
workshop as laptop -- aws s3 ls --profile kape
aws iam delete-access-key --user-name mara --access-key-id "$(cut -f1 second-key.txt)"
aws iam tag-user --user-name mara --tags "Key=$(cut -f1 third-key.txt),Value=menu upload"
