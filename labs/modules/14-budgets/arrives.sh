# Ines looked at the page Account, found a switch, and wondered what it does.
workshop console UpdateBillingAccess --activated false
