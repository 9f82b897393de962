# An administrator tries what only root may.
workshop as laptop -- workshop console UpdateBillingAccess --activated true --profile kape || true
