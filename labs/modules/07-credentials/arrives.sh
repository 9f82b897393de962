# A console that was left open over lunch, and a printer that had stopped working.
aws iam attach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
