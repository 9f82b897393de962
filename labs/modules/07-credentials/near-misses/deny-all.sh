# Nothing may be done with it any more, but the key still says who it is, and whoever takes the policy off wakes it.
aws iam attach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AWSDenyAll
