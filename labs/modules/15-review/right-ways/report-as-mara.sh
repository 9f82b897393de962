# With her own key, from the laptop.
workshop as laptop -- aws iam generate-credential-report --profile kape
workshop as laptop -- aws iam get-credential-report --profile kape
