# A description of the user, which says nothing about a key.
aws iam create-access-key --user-name mara
aws iam tag-user --user-name mara --tags 'Key=Description,Value=menu upload'
