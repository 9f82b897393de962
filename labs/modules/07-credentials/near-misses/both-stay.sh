# Switched, and the old one left for a rainy day.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 second-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 second-key.txt)" --profile kape
workshop as laptop -- aws sts get-caller-identity --profile kape
