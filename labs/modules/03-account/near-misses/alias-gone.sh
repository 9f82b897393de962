# Second thoughts.
alias=$(aws iam list-account-aliases --query 'AccountAliases[0]' --output text)
aws iam delete-account-alias --account-alias "$alias"
