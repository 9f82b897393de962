# The list of bills, which is as empty as the first page.
workshop as laptop -- workshop console OpenBillingPage --page Bills --profile kape || true
