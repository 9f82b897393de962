# The shortest way through module 3.

# step: sign-in
# AWS has a page for this and no API. In the workshop's scripts this command stands for the page.
workshop console ConsoleLogin --email ines@kapelabs.example --password 'Espresso-2019!'

# step: set-alias
# An alias has to be unique among all accounts of AWS. With the account id in it, it is.
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-account-alias --account-alias "kape-labs-$account"

# step: password-policy
# All of it in one command: what you leave out goes back to its default.
aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 5 --allow-users-to-change-password

# step: close-region
# A switch on the page IAM, Account settings. There is no API for it.
workshop console SetSTSRegionalEndpointStatus --region sa-east-1 --status Inactive

# step: prove-it-closed
# Whoever holds the intern's key asks for a session in São Paulo. The answer is RegionDisabledException, and that is right.
workshop as attacker -- aws sts get-session-token --profile intern-2019 --region sa-east-1 || true
