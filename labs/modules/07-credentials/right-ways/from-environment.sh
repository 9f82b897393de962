# Variables come before profiles, and a key in them is a key that is used.
workshop as laptop -- bash -c "AWS_ACCESS_KEY_ID=$(cut -f1 first-key.txt) AWS_SECRET_ACCESS_KEY=$(cut -f2 first-key.txt) AWS_DEFAULT_REGION=us-east-1 aws sts get-caller-identity"
