# A person's full name instead of the name in the task.
aws iam create-user --user-name mara-lindqvist
