/** What the form of a new budget asks, and the request it leads to. */

export interface Alert {
  type: 'ACTUAL' | 'FORECASTED'
  unit: 'PERCENTAGE' | 'ABSOLUTE_VALUE'
  /** As it was typed. */
  threshold: string
  /** E-mail addresses, with commas between them. */
  emails: string
  /** A topic's ARN; empty for none. */
  topic: string
}

export type Template = 'zero' | 'monthly'
export type Period = 'DAILY' | 'MONTHLY' | 'QUARTERLY' | 'ANNUALLY'

export interface NewBudget {
  /** Of the wizard *Customize (advanced)*, from 0. */
  step: number
  setup: 'template' | 'custom'
  template: Template
  name: string
  amount: string
  emails: string
  period: Period
  renewal: 'recurring' | 'expiring'
  /** `2026-11-01`; empty: from the period that is running. */
  start: string
  end: string
  services: string[]
  alerts: Alert[]
}

export const emptyAlert: Alert = { type: 'ACTUAL', unit: 'PERCENTAGE', threshold: '80', emails: '', topic: '' }

export const templateNames = { zero: 'My Zero-Spend Budget', monthly: 'My Monthly Cost Budget' } as const

export const emptyBudget: NewBudget = {
  step: 0,
  setup: 'template',
  template: 'zero',
  name: templateNames.zero,
  amount: '',
  emails: '',
  period: 'MONTHLY',
  renewal: 'recurring',
  start: '',
  end: '',
  services: [],
  alerts: [emptyAlert],
}

/** A budget's amount, as the zero-spend template has it, and what it warns of: a cent. */
const zeroSpend = { amount: '1', alerts: [['ACTUAL', 'ABSOLUTE_VALUE', 0.01]] } as const
/** The three warnings of the monthly template. */
const monthlyAlerts = [
  ['ACTUAL', 'PERCENTAGE', 85],
  ['ACTUAL', 'PERCENTAGE', 100],
  ['FORECASTED', 'PERCENTAGE', 100],
] as const

/** CreateBudget, for a form in which nothing is missing. */
export function budgetInput(accountId: string, wanted: NewBudget) {
  const custom = wanted.setup === 'custom'
  const zero = !custom && wanted.template === 'zero'
  return {
    AccountId: accountId,
    Budget: {
      BudgetName: wanted.name.trim(),
      BudgetType: 'COST',
      TimeUnit: custom ? wanted.period : 'MONTHLY',
      BudgetLimit: { Amount: zero ? zeroSpend.amount : plain(wanted.amount), Unit: 'USD' },
      ...(custom && periodOf(wanted)),
      ...(custom && wanted.services.length > 0 && { CostFilters: { Service: [...wanted.services] } }),
    },
    NotificationsWithSubscribers: custom ? wanted.alerts.map(notificationOf) : templateAlerts(zero, wanted.emails),
  }
}

function templateAlerts(zero: boolean, emails: string) {
  return (zero ? zeroSpend.alerts : monthlyAlerts).map(([type, unit, threshold]) =>
    notificationOf({ type, unit, threshold: `${threshold}`, emails, topic: '' }),
  )
}

/** A notification with those it tells, as the API takes it. */
export function notificationOf({ type, unit, threshold, emails, topic }: Alert) {
  return {
    Notification: {
      NotificationType: type,
      ComparisonOperator: 'GREATER_THAN',
      Threshold: Number(plain(threshold)),
      ThresholdType: unit,
    },
    Subscribers: [
      ...addressesOf(emails).map((Address) => ({ SubscriptionType: 'EMAIL', Address })),
      ...(topic.trim() === '' ? [] : [{ SubscriptionType: 'SNS', Address: topic.trim() }]),
    ],
  }
}

function periodOf({ start, end, renewal }: NewBudget) {
  const times = {
    ...(start !== '' && { Start: new Date(start) }),
    ...(renewal === 'expiring' && end !== '' && { End: new Date(end) }),
  }
  return Object.keys(times).length > 0 ? { TimePeriod: times } : {}
}

export const addressesOf = (emails: string): string[] =>
  emails
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter(Boolean)

/** What is wrong, by field: `name`, `amount`, `emails`, `end`, `alert 0`. Nothing when it can be created. */
export function missing(wanted: NewBudget): Record<string, string> {
  const wrong: Record<string, string> = {}
  const custom = wanted.setup === 'custom'
  if (!/^[^:\\]{1,100}$/.test(wanted.name.trim()))
    wrong.name = 'Enter a name of up to 100 characters, without : and \\.'
  if ((custom || wanted.template === 'monthly') && !(Number(plain(wanted.amount)) > 0))
    wrong.amount = 'Enter an amount in dollars, above zero.'
  if (!custom) {
    const problem = emailProblem(addressesOf(wanted.emails), true)
    if (problem !== undefined) wrong.emails = problem
    return wrong
  }
  if (wanted.renewal === 'expiring' && wanted.end === '') wrong.end = 'Enter the day on which the budget ends.'
  for (const [at, alert] of wanted.alerts.entries()) {
    const problem = alertProblem(alert)
    if (problem !== undefined) wrong[`alert ${at}`] = problem
  }
  return wrong
}

export function alertProblem({ threshold, emails, topic }: Alert): string | undefined {
  if (!(Number(plain(threshold)) > 0)) return 'Enter a threshold above zero.'
  if (topic.trim() !== '' && !/^arn:aws[a-z-]*:sns:[^:]+:\d{12}:.+$/.test(topic.trim()))
    return 'A topic is named by its ARN: arn:aws:sns:Region:account:name.'
  return emailProblem(addressesOf(emails), topic.trim() === '')
}

function emailProblem(emails: readonly string[], needed: boolean): string | undefined {
  if (emails.length === 0) return needed ? 'Enter an e-mail address: somebody has to hear of it.' : undefined
  if (emails.length > 10) return 'An alert goes to ten addresses at most.'
  const wrong = emails.find((one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one))
  return wrong === undefined ? undefined : `${wrong} is not an e-mail address.`
}

/** `1,200.00` → `1200.00` */
const plain = (amount: string): string => amount.replaceAll(',', '').trim()
