# A good password, and two people know it for good.
aws iam create-login-profile --user-name mara --password 'Ristretto-before-9am!'
