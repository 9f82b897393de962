# The name above was still in the field.
aws iam update-login-profile --user-name intern-2019 --password 'One-time-bean-42!' --password-reset-required
