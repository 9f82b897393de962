aws iam delete-login-profile --user-name it-support
