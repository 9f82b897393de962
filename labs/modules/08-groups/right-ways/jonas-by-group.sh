# The command is the same from both sides; only the console has two pages for it.
aws iam create-user --user-name jonas --tags Key=team,Value=app
aws iam add-user-to-group --user-name jonas --group-name Developers
