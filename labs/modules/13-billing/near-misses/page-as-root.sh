# Root is never refused here.
workshop console OpenBillingPage --page Home
