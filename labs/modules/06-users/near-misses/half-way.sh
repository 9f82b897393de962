# The page asks for a new password, and the phone rings.
account=$(aws sts get-caller-identity --query Account --output text)
workshop console ConsoleLogin --account "$account" --user-name mara --password 'One-time-bean-42!'
