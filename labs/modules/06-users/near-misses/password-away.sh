# Nobody can sign in any more. The key signs every request by itself.
aws iam delete-login-profile --user-name intern-2019
