# Switched and put to sleep, and there it stays.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 second-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 second-key.txt)" --profile kape
workshop as laptop -- aws sts get-caller-identity --profile kape
aws iam update-access-key --user-name mara --access-key-id "$(cut -f1 first-key.txt)" --status Inactive
