# The profile is there. Whether it works, nobody knows.
workshop as laptop -- aws configure set aws_access_key_id "$(cut -f1 first-key.txt)" --profile kape
workshop as laptop -- aws configure set aws_secret_access_key "$(cut -f2 first-key.txt)" --profile kape
