import { defineCollection } from '../../world/collection.ts'

/**
 * *IAM user and role access to Billing information*, one record, `preference`: it opens the console's billing pages to
 * users with permissions, and no API asks about it. None: not activated, as in a new account.
 */
export const billingAccess = defineCollection<{ activated: boolean }>()({
  name: 'console-settings:billing-access',
  scope: 'account',
  key: () => 'preference',
})
