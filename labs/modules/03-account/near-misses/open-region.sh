# Right question, wrong door.
workshop as attacker -- aws sts get-session-token --profile intern-2019 --region eu-central-1
