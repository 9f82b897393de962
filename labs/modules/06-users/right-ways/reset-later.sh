# Forgotten at first, and mended.
aws iam create-login-profile --user-name mara --password 'One-time-bean-42!'
aws iam update-login-profile --user-name mara --password-reset-required
