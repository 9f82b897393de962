import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { billingAccess } from '../entities.ts'

/**
 * The action that each page of *Billing and Cost Management* asks for first, of those AWS lists for it (Billing User
 * Guide, *Billing and Cost Management actions policies*). A page may ask for more as it is used.
 */
const firstAction = {
  Home: 'billing:GetBillingData',
  Bills: 'billing:GetBillingDetails',
  CostExplorer: 'ce:GetCostAndUsage',
  Budgets: 'budgets:ViewBudget',
  FreeTier: 'freetier:GetFreeTierUsage',
  Payments: 'payments:ListPaymentInstruments',
} as const
export type BillingPage = keyof typeof firstAction

/** What the page names while it is shut, where that is known to be another. */
const named: Readonly<Record<string, string>> = { ...firstAction, CostExplorer: 'ce:DescribeReport' }

/**
 * A page of the billing console is opened. Until *IAM user and role access to Billing information* is activated it shows
 * nobody but root anything, whatever policies allow; after that, policies decide. The APIs behind the pages never ask.
 */
export const openBillingPage = defineOperation<{ Page: BillingPage }, undefined>({
  service: 'console-settings',
  name: 'OpenBillingPage',
  access: 'Read',
  validate({ input, caller, table }) {
    if (caller.principal.type === 'root' || table(billingAccess).get('preference')?.activated) return
    // The sentence as seen on AWS; its end, which names the account's administrator, is unverified.
    throw new AwsError(
      'AccessDenied',
      403,
      `You don't have permission to perform the following operation on the AWS Cost Management console: ${named[input.Page]}. Contact your AWS administrator if you need help.`,
    )
  },
  authorise: ({ input }) => ({ action: firstAction[input.Page], resource: '*' }),
  execute: () => undefined,
})
