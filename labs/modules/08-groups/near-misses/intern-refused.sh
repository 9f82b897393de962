# In the other order AWS refuses, because something still hangs on the user.
aws iam delete-user --user-name intern-2019 || true
