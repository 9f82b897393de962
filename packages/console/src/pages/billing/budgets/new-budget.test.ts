import { expect, test } from 'vitest'
import { budgetInput, emptyBudget, missing, type NewBudget } from './new-budget.ts'

const of = (part: Partial<NewBudget>): NewBudget => ({ ...emptyBudget, ...part })
const ines = { SubscriptionType: 'EMAIL', Address: 'ines@kape-labs.example' }

test('the zero-spend template: a dollar, and a warning at a cent', () => {
  expect(budgetInput('123456789012', of({ emails: ines.Address }))).toEqual({
    AccountId: '123456789012',
    Budget: {
      BudgetName: 'My Zero-Spend Budget',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: '1', Unit: 'USD' },
    },
    NotificationsWithSubscribers: [
      {
        Notification: {
          NotificationType: 'ACTUAL',
          ComparisonOperator: 'GREATER_THAN',
          Threshold: 0.01,
          ThresholdType: 'ABSOLUTE_VALUE',
        },
        Subscribers: [ines],
      },
    ],
  })
})

test('the monthly template warns three times', () => {
  const input = budgetInput('1', of({ template: 'monthly', amount: '1,200.50', emails: ines.Address }))
  expect(input.Budget.BudgetLimit).toEqual({ Amount: '1200.50', Unit: 'USD' })
  expect(
    input.NotificationsWithSubscribers.map(({ Notification: { NotificationType, Threshold } }) => [
      NotificationType,
      Threshold,
    ]),
  ).toEqual([
    ['ACTUAL', 85],
    ['ACTUAL', 100],
    ['FORECASTED', 100],
  ])
})

test('a customised budget has its period, its filter and its alerts', () => {
  const topic = 'arn:aws:sns:us-east-1:123456789012:costs'
  const input = budgetInput(
    '1',
    of({
      setup: 'custom',
      name: 'S3',
      amount: '5',
      period: 'QUARTERLY',
      renewal: 'expiring',
      start: '2026-10-01',
      end: '2027-04-01',
      services: ['Amazon Simple Storage Service'],
      alerts: [
        { type: 'FORECASTED', unit: 'ABSOLUTE_VALUE', threshold: '4', emails: 'a@b.example, c@d.example', topic },
      ],
    }),
  )
  expect(input.Budget).toEqual({
    BudgetName: 'S3',
    BudgetType: 'COST',
    TimeUnit: 'QUARTERLY',
    BudgetLimit: { Amount: '5', Unit: 'USD' },
    TimePeriod: { Start: new Date('2026-10-01'), End: new Date('2027-04-01') },
    CostFilters: { Service: ['Amazon Simple Storage Service'] },
  })
  expect(input.NotificationsWithSubscribers[0]?.Subscribers).toEqual([
    { SubscriptionType: 'EMAIL', Address: 'a@b.example' },
    { SubscriptionType: 'EMAIL', Address: 'c@d.example' },
    { SubscriptionType: 'SNS', Address: topic },
  ])
})

test.each([
  ['nobody to tell', {}, ['emails']],
  ['an address that is none', { emails: 'ines' }, ['emails']],
  ['all there', { emails: 'ines@kape-labs.example' }, []],
  ['no amount', { template: 'monthly' as const, emails: 'ines@kape-labs.example' }, ['amount']],
  ['custom: nothing filled in', { setup: 'custom' as const, name: '' }, ['name', 'amount', 'alert 0']],
  ['custom: no alerts at all are fine', { setup: 'custom' as const, amount: '5', alerts: [] }, []],
  [
    'custom: ends, but when',
    { setup: 'custom' as const, amount: '5', alerts: [], renewal: 'expiring' as const },
    ['end'],
  ],
])('%s', (_, part, expected) => {
  expect(Object.keys(missing(of(part)))).toEqual(expected)
})
