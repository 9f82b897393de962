# The name of the account stands on invoices. It is not in the sign-in address.
aws account put-account-name --account-name kape-labs
