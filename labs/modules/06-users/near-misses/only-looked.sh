# The device is still there, so all must be well.
aws iam list-mfa-devices
aws iam list-users
