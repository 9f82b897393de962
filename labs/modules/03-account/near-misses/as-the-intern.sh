# There are two passwords on the note, and this one is not root's.
account=$(aws sts get-caller-identity --query Account --output text)
workshop console ConsoleLogin --account "$account" --user-name intern-2019 --password 'Summer-of-2019!'
