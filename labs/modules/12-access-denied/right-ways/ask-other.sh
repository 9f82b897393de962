# Another refusal, of another user.
aws iam create-user --user-name nobody --profile omar 2> refused.txt || true
ID=$(grep -o 'authorization id: [0-9a-z]*' refused.txt | cut -d' ' -f3)
aws iam-toolbox get-request-authorization-details --authorization-id "$ID" --query 'length(@)'
