# Everybody with credentials may ask this, whatever policies say.
workshop as attacker -- aws sts get-caller-identity --profile intern-2019
