# The same question, with the answer as text.
aws sts get-caller-identity --query Arn --output text
