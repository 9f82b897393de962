# Eight characters were enough everywhere else.
account=$(aws sts get-caller-identity --query Account --output text)
workshop console ConsoleLogin --account "$account" --user-name mara --password 'One-time-bean-42!' --new-password 'Latte-9!' || true
