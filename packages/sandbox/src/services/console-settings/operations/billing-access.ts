import { defineOperation } from '../../../operation.ts'
import { billingAccess } from '../entities.ts'
import { rootOnly } from '../root-only.ts'

export const getBillingAccess = defineOperation<object>({
  service: 'console-settings',
  name: 'GetBillingAccess',
  access: 'Read',
  authorise: () => ({ action: 'billing:GetIAMAccessPreference', resource: '*' }),
  execute: ({ table }) => ({ Activated: table(billingAccess).get('preference')?.activated ?? false }),
})

/** The account's root user activates it (Billing User Guide, *Granting access to your billing information*). */
export const updateBillingAccess = defineOperation<{ Activated: boolean }, undefined>({
  service: 'console-settings',
  name: 'UpdateBillingAccess',
  access: 'Write',
  validate: rootOnly,
  authorise: () => ({ action: 'billing:UpdateIAMAccessPreference', resource: '*' }),
  execute: ({ input, table }) => table(billingAccess).put({ activated: input.Activated }) as undefined,
})
