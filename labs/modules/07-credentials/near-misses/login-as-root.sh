# The console was still signed in as root.
workshop as laptop -- aws configure set region us-east-1
workshop as laptop -- aws login
workshop as laptop -- aws sts get-caller-identity
workshop as laptop -- aws iam list-users
