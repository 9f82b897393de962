/** Budgets: what is watched, from when on somebody is told, and whether the way to them is open. */
import { defineLab } from '../../src/define-lab.ts'
import type { Account, Budget, BudgetAlert } from '../../src/index.ts'
import { names, orNone } from '../../src/listing.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

const s3 = 'Amazon Simple Storage Service'
const running = new Set(['pending', 'running', 'stopping', 'stopped'])

const inWords = (alert: BudgetAlert) =>
  `${alert.on === 'ACTUAL' ? 'actual' : 'forecast'} ${alert.comparison.toLowerCase().replaceAll('_', ' ')} ${alert.threshold}${alert.unit === 'PERCENTAGE' ? ' %' : ' USD'}`

/** Of several budgets, the one that was probably meant: the more of the task it has, the better. */
function nearest(budgets: readonly Budget[], wanted: (budget: Budget) => readonly boolean[]): Budget | undefined {
  const score = (budget: Budget) => wanted(budget).filter(Boolean).length
  return budgets.toSorted((one, other) => score(other) - score(one))[0]
}

const isS3 = (budget: Budget) => budget.services?.length === 1 && budget.services[0] === s3

/** The budget for S3, if there is one that watches S3 alone. */
async function s3Budget(account: Account): Promise<Budget | undefined> {
  const budgets = (await account.budgets()).filter((budget) => budget.kind === 'COST')
  return nearest(budgets, (budget) => [isS3(budget), budget.limit?.amount === 10, budget.timeUnit === 'MONTHLY'])
}

export default defineLab(module, {
  startsAfter: '13-billing',

  arrivals: [
    { run: 'arrives.sh', title: 'Ines found a switch', before: 'mend-what-broke', breaks: ['13-billing', 'activate'] },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['console'],
      async check({ account }) {
        const settings = await account.consoleSettings()
        if (!settings.billingAccess) return failed('switch-off-again', { account: account.id })
        return passed({ billingAccess: 'activated' }, settings)
      },
    },

    's3-budget': {
      reads: ['budgets'],
      async check({ account }) {
        const budgets = await account.budgets()
        if (budgets.length === 0) return failed('no-budget', { account: account.id })
        const budget = await s3Budget(account)
        if (!budget) return failed('not-cost', { seen: names(budgets) })
        const { name } = budget
        if (budget.services === undefined && budgets.length === 1) return failed('no-filter', { name })
        if (!isS3(budget)) return failed('other-services', { name, seen: orNone(budget.services ?? ['every service']) })
        if (budget.otherFilters) return failed('more-filters', { name })
        if (budget.planned || !budget.limit) return failed('planned', { name })
        if (budget.limit.amount !== 10 || budget.limit.unit !== 'USD')
          return failed('other-amount', { name, seen: `${budget.limit.amount} ${budget.limit.unit}` })
        if (budget.timeUnit !== 'MONTHLY') return failed('other-period', { name, seen: budget.timeUnit })
        if (budget.expires) return failed('expires', { name, seen: budget.expires.toISOString().slice(0, 10) })

        const alerts = await budget.alerts()
        if (alerts.length === 0) return failed('no-alert', { name })
        const actual = alerts.filter((alert) => alert.on === 'ACTUAL')
        if (actual.length === 0) return failed('forecast-only', { name, seen: alerts.map(inWords) })
        const percent = actual.filter((alert) => alert.unit === 'PERCENTAGE')
        if (percent.length === 0) return failed('absolute', { name, seen: actual.map(inWords) })
        const right = percent.find((alert) => alert.threshold === 70 && alert.comparison === 'GREATER_THAN')
        if (!right) return failed('other-threshold', { name, seen: percent.map(inWords) })
        if (right.emails.length === 0) return failed('no-address', { name, seen: inWords(right) })
        return passed({ budget: name, limit: '10 USD a month', alert: inWords(right), to: right.emails }, budget)
      },
    },

    'zero-spend': {
      reads: ['budgets'],
      async check({ account }) {
        const budgets = (await account.budgets()).filter((budget) => budget.kind === 'COST' && !isS3(budget))
        const budget = nearest(budgets, (each) => [each.limit?.amount === 1, each.services === undefined])
        if (!budget) return failed('no-zero-spend', { seen: orNone(names(await account.budgets())) })
        const { name } = budget
        if (budget.services !== undefined || budget.otherFilters)
          return failed('zero-filtered', { name, seen: orNone(budget.services ?? ['a filter']) })
        if (budget.limit?.amount !== 1 || budget.timeUnit !== 'MONTHLY')
          return failed('zero-other-limit', {
            name,
            seen: `${budget.limit?.amount ?? 'a plan'} USD, ${budget.timeUnit}`,
          })
        const alerts = await budget.alerts()
        const right = alerts.find(
          (alert) =>
            alert.on === 'ACTUAL' &&
            alert.unit === 'ABSOLUTE_VALUE' &&
            alert.threshold === 0.01 &&
            alert.comparison === 'GREATER_THAN',
        )
        if (!right) return failed('zero-other-alert', { name, seen: orNone(alerts.map(inWords)) })
        if (right.emails.length === 0) return failed('zero-no-address', { name })
        return passed({ budget: name, alert: inWords(right), to: right.emails }, budget)
      },
    },

    topic: {
      reads: ['sns'],
      async check({ account }) {
        const topic = await account.topic('budget-alerts')
        if (!topic) return failed('no-topic', { seen: orNone(names(await account.topics())) })
        const asked = {
          context: { 'aws:SourceAccount': account.id, 'aws:SourceArn': `arn:aws:budgets::${account.id}:*` },
        }
        const mine = await topic.lets({ service: 'budgets.amazonaws.com' }, 'sns:Publish', asked)
        if (mine.denied) return failed('budgets-shut-out', { topic: topic.arn, seen: mine.because })
        const foreign = account.neighbour('attacker') ?? '999999999999'
        const stranger = await topic.lets(`arn:aws:iam::${foreign}:root`, 'sns:Publish')
        if (stranger.allowed) return failed('anybody', { topic: topic.arn })
        const theirs = await topic.lets({ service: 'budgets.amazonaws.com' }, 'sns:Publish', {
          context: { 'aws:SourceAccount': foreign, 'aws:SourceArn': `arn:aws:budgets::${foreign}:*` },
        })
        if (theirs.allowed) return failed('any-account', { topic: topic.arn })
        const subscriptions = (await topic.subscriptions()).filter(({ protocol }) => protocol === 'email')
        if (subscriptions.length === 0) return failed('nobody-listens', { topic: topic.arn })
        const confirmed = subscriptions.filter((subscription) => subscription.confirmed)
        if (confirmed.length === 0)
          return failed('not-confirmed', { seen: subscriptions.map(({ endpoint }) => endpoint) })
        return passed({ topic: topic.arn, to: confirmed.map(({ endpoint }) => endpoint) }, topic, mine, theirs)
      },
    },

    forecast: {
      reads: ['budgets'],
      needs: ['s3-budget', 'topic'],
      async check({ account }) {
        const budget = await s3Budget(account)
        const topic = await account.topic('budget-alerts')
        if (!budget) return blocked('s3-budget')
        if (!topic) return blocked('topic')
        const alerts = await budget.alerts()
        const ahead = alerts.filter((alert) => alert.on === 'FORECASTED')
        if (ahead.length === 0) return failed('no-forecast', { name: budget.name, seen: orNone(alerts.map(inWords)) })
        const full = ahead.find(
          (alert) =>
            alert.comparison === 'GREATER_THAN' &&
            ((alert.unit === 'PERCENTAGE' && alert.threshold === 100) ||
              (alert.unit === 'ABSOLUTE_VALUE' && alert.threshold === 10)),
        )
        if (!full) return failed('forecast-other', { name: budget.name, seen: ahead.map(inWords) })
        if (!full.topics.includes(topic.arn))
          return failed('forecast-elsewhere', { seen: orNone([...full.topics, ...full.emails]), topic: topic.arn })
        return passed({ budget: budget.name, alert: inWords(full), to: full.topics }, budget)
      },
    },

    spend: {
      reads: ['time', 'budgets', 'ec2'],
      needs: ['zero-spend'],
      once: true,
      async check({ account }) {
        const mails = (await account.inbox()).filter(({ kind }) => kind === 'budget-alert')
        const [newest] = mails
        if (newest) return passed({ subject: newest.subject, to: newest.to }, newest)
        const machines = (await account.instances()).filter(({ state }) => running.has(state))
        if (machines.length === 0) return failed('nothing-runs', { account: account.id })
        return failed('no-time-passed', { seen: machines.map(({ id }) => id) })
      },
    },

    'stop-spending': {
      reads: ['ec2'],
      async check({ account }) {
        const left = (await account.instances()).filter(({ state }) => running.has(state))
        if (left.length > 0) return failed('still-running', { seen: left.map(({ id, state }) => `${id}, ${state}`) })
        const mails = (await account.inbox()).filter(({ kind }) => kind === 'budget-alert')
        const [newest] = mails
        if (!newest) return blocked('spend')
        return passed({ machines: 'none' }, newest)
      },
    },
  },

  nearMisses: [
    { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'switch-off-again'] },

    { name: 'no budget', run: 'look-around.sh', after: 'mend-what-broke', fails: ['s3-budget', 'no-budget'] },
    { name: 'a usage budget', run: 'budget-usage.sh', after: 'mend-what-broke', fails: ['s3-budget', 'not-cost'] },
    {
      name: 'without the filter',
      run: 'budget-no-filter.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'no-filter'],
    },
    {
      name: 'EC2 instead of S3',
      run: 'budget-ec2.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'other-services'],
    },
    {
      name: 'S3 in one Region only',
      run: 'budget-region.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'more-filters'],
    },
    {
      name: 'amounts planned month by month',
      run: 'budget-planned.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'planned'],
    },
    {
      name: 'a hundred dollars',
      run: 'budget-hundred.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'other-amount'],
    },
    { name: 'quarterly', run: 'budget-quarterly.sh', after: 'mend-what-broke', fails: ['s3-budget', 'other-period'] },
    { name: 'expiring', run: 'budget-expiring.sh', after: 'mend-what-broke', fails: ['s3-budget', 'expires'] },
    { name: 'no alert', run: 'budget-no-alert.sh', after: 'mend-what-broke', fails: ['s3-budget', 'no-alert'] },
    {
      name: 'the alert on forecast',
      run: 'budget-forecast.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'forecast-only'],
    },
    {
      name: 'seventy dollars instead of percent',
      run: 'budget-absolute.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'absolute'],
    },
    {
      name: 'eighty percent',
      run: 'budget-eighty.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'other-threshold'],
    },
    {
      name: 'the alert to nobody but a topic',
      run: 'budget-topic-only.sh',
      after: 'mend-what-broke',
      fails: ['s3-budget', 'no-address'],
    },

    { name: 'no zero-spend budget', run: 'look-around.sh', after: 's3-budget', fails: ['zero-spend', 'no-zero-spend'] },
    {
      name: 'zero spend for one service',
      run: 'zero-filtered.sh',
      after: 's3-budget',
      fails: ['zero-spend', 'zero-filtered'],
    },
    { name: 'a limit of a cent', run: 'zero-cent.sh', after: 's3-budget', fails: ['zero-spend', 'zero-other-limit'] },
    {
      name: 'an alert at eighty percent',
      run: 'zero-percent.sh',
      after: 's3-budget',
      fails: ['zero-spend', 'zero-other-alert'],
    },
    {
      name: 'an alert without an address',
      run: 'zero-topic.sh',
      after: 's3-budget',
      fails: ['zero-spend', 'zero-no-address'],
    },

    { name: 'no topic', run: 'look-around.sh', after: 'zero-spend', fails: ['topic', 'no-topic'] },
    {
      name: 'the policy it was born with',
      run: 'topic-default.sh',
      after: 'zero-spend',
      fails: ['topic', 'budgets-shut-out'],
    },
    {
      name: 'Budgets of every account',
      run: 'topic-any-account.sh',
      after: 'zero-spend',
      fails: ['topic', 'any-account'],
    },
    { name: 'everybody may publish', run: 'topic-anybody.sh', after: 'zero-spend', fails: ['topic', 'anybody'] },
    {
      name: 'no subscription',
      run: 'topic-no-subscription.sh',
      after: 'zero-spend',
      fails: ['topic', 'nobody-listens'],
    },
    {
      name: 'the subscription not confirmed',
      run: 'topic-not-confirmed.sh',
      after: 'zero-spend',
      fails: ['topic', 'not-confirmed'],
    },

    { name: 'no second alert', run: 'look-around.sh', after: 'topic', fails: ['forecast', 'no-forecast'] },
    {
      name: 'forecast at seventy percent',
      run: 'forecast-seventy.sh',
      after: 'topic',
      fails: ['forecast', 'forecast-other'],
    },
    { name: 'forecast by e-mail', run: 'forecast-mail.sh', after: 'topic', fails: ['forecast', 'forecast-elsewhere'] },

    { name: 'nothing started', run: 'look-around.sh', after: 'forecast', fails: ['spend', 'nothing-runs'] },
    {
      name: 'started, and no time passed',
      run: 'spend-no-time.sh',
      after: 'forecast',
      fails: ['spend', 'no-time-passed'],
    },
    {
      name: 'stopped instead of terminated',
      run: 'stopped.sh',
      after: 'spend',
      fails: ['stop-spending', 'still-running'],
    },
    {
      name: 'Budgets may subscribe, and not publish',
      run: 'topic-subscribe.sh',
      after: 'zero-spend',
      fails: ['topic', 'budgets-shut-out'],
    },
  ],

  rightWays: [
    { name: 'off and on', run: 'switch-again.sh', passes: 'mend-what-broke' },
    {
      name: 'with a filter expression, and a second alert',
      run: 'budget-expression.sh',
      after: 'mend-what-broke',
      passes: 's3-budget',
    },
    { name: 'two addresses', run: 'zero-two.sh', after: 's3-budget', passes: 'zero-spend' },
    { name: 'the condition on the source ARN', run: 'topic-source-arn.sh', after: 'zero-spend', passes: 'topic' },
    {
      name: 'ten dollars instead of a hundred percent',
      run: 'forecast-absolute.sh',
      after: 'topic',
      passes: 'forecast',
    },
    { name: 'a larger machine for an hour', run: 'spend-large.sh', after: 'forecast', passes: 'spend' },
    { name: 'stopped, then terminated', run: 'stop-then.sh', after: 'spend', passes: 'stop-spending' },
    {
      name: 'the alert added later, without a threshold type',
      run: 'budget-in-two.sh',
      after: 'mend-what-broke',
      passes: 's3-budget',
    },
    {
      name: 'the other accounts denied rather than ours allowed',
      run: 'topic-deny.sh',
      after: 'zero-spend',
      passes: 'topic',
    },
  ],
})
