# Without a profile's name the CLI takes what aws login left.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 first-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 first-key.txt)" --profile kape
workshop as laptop -- aws sts get-caller-identity
