# A group that allows nothing yet.
aws iam create-group --group-name Developers
