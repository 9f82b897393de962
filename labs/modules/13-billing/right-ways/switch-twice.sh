# On, off, and on.
workshop console UpdateBillingAccess --activated true
workshop console UpdateBillingAccess --activated false
workshop console UpdateBillingAccess --activated true
