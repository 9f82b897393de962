/** *IAM user and role access to Billing information* is about the console's pages: the APIs never look at it. */
import { expect, test } from 'vitest'
import { ACCOUNT, ADMINISTRATOR, testBench } from '../../testing/sandbox.ts'

const day = (time: number) => new Date(time).toISOString().slice(0, 10)
const MONTH = { Start: day(Date.now() - 30 * 86_400_000), End: day(Date.now()) }

const CALLS = [
  ['budgets', 'DescribeBudgets', { AccountId: ACCOUNT }],
  [
    'budgets',
    'CreateBudget',
    {
      AccountId: ACCOUNT,
      Budget: { BudgetName: 'b', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: '1', Unit: 'USD' } },
    },
  ],
  ['ce', 'GetCostAndUsage', { TimePeriod: MONTH, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }],
  ['ce', 'GetDimensionValues', { TimePeriod: MONTH, Dimension: 'SERVICE' }],
] as const

test.each([false, true])('the billing APIs ask policies alone, with the switch at %s', async (Activated) => {
  const bench = await testBench({
    users: [
      { userName: 'admin', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] },
      { userName: 'eve', accessKeys: [{}] },
    ],
  })
  if (Activated) await bench.root('console-settings', 'UpdateBillingAccess', { Activated })
  const page = await bench.as('admin')('console-settings', 'OpenBillingPage', { Page: 'CostExplorer' })
  expect(page.status).toBe(Activated ? 200 : 403)
  for (const [service, operation, input] of CALLS) {
    expect(await bench.as('admin')(service, operation, structuredClone(input) as object as never)).toMatchObject({
      status: 200,
    })
    expect(await bench.as('eve')(service, operation, structuredClone(input) as object as never)).toMatchObject({
      status: 400,
      code: 'AccessDeniedException',
    })
  }
})
