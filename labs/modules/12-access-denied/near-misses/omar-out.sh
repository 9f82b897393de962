# The Deny is gone, and so is what allowed it.
aws iam remove-user-from-group --group-name Guests --user-name omar
