# Nobody can sign in as the intern any more. The key does not sign in.
aws iam delete-login-profile --user-name intern-2019
