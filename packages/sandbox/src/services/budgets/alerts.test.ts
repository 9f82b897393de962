import { describe, expect, test } from 'vitest'
import { inbox } from '../../mail/inbox.ts'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'
import { instances } from '../ec2/entities.ts'
import { users } from '../iam/entities.ts'

const DAY = 86_400_000
/** The second of a month of 30 days, so that nothing here crosses one unawares. */
const START = Date.UTC(2026, 10, 2)
const DENY_ALL = 'arn:aws:iam::aws:policy/AWSDenyAll'

/** A world whose wall clock stands still: only the ledger moves. */
async function world(): Promise<TestBench> {
  return testBench(
    {
      users: [{ userName: 'bob' }],
      roles: [
        {
          roleName: 'budgets',
          assumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'budgets.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      ],
    },
    { clock: { now: () => START } },
  )
}

const at = { now: new Date(START) }
const mails = async (bench: TestBench) =>
  (await bench.world.read((state) => state.table(inbox, ACCOUNT).list())).map(({ to, subject }) => `${to}: ${subject}`)

async function runInstance(bench: TestBench): Promise<void> {
  const answer = await bench.root('ec2', 'DescribeImages', { Owners: ['amazon'] }, at)
  const [image] = (answer.output!.Images as Array<{ ImageId: string; Architecture: string }>).filter(
    ({ Architecture }) => Architecture === 'x86_64',
  )
  const input = { ImageId: image!.ImageId, InstanceType: 't3.medium', MinCount: 1, MaxCount: 1 }
  expect((await bench.root('ec2', 'RunInstances', input, at)).status).toBe(200)
}

const budget = (more: object = {}) => ({
  BudgetName: 'zero',
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '1', Unit: 'USD' },
  ...more,
})
const ZERO = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 0.01,
  ThresholdType: 'ABSOLUTE_VALUE',
}
const DANA = { SubscriptionType: 'EMAIL', Address: 'dana@kape.example' }

async function createBudget(bench: TestBench, notification: object = ZERO, subscriber: object = DANA): Promise<void> {
  const input = {
    AccountId: ACCOUNT,
    Budget: budget(),
    NotificationsWithSubscribers: [{ Notification: { ...notification }, Subscribers: [{ ...subscriber }] }],
  }
  expect((await bench.root('budgets', 'CreateBudget', input, at)).status).toBe(200)
}

const alert = 'dana@kape.example: AWS Budgets: zero has exceeded your alert threshold'

describe('an alert', () => {
  test('comes once for each period, when what runs has cost enough', async () => {
    const bench = await world()
    await createBudget(bench)
    await bench.world.ledger.advance(3 * DAY)
    expect(await mails(bench)).toEqual([])
    await runInstance(bench)
    await bench.world.ledger.advance(3_600_000)
    expect(await mails(bench)).toEqual([alert])
    await bench.world.ledger.advance(10 * DAY)
    expect(await mails(bench)).toEqual([alert])
    await bench.world.ledger.advance(30 * DAY)
    expect(await mails(bench)).toEqual([alert, alert])
    expect(bench.faults).toEqual([])
  })

  test('of what is expected comes before the money is spent', async () => {
    const bench = await world()
    await createBudget(bench, { ...ZERO, NotificationType: 'FORECASTED', Threshold: 20 })
    await runInstance(bench)
    await bench.world.ledger.advance(2 * DAY)
    expect(await mails(bench)).toEqual([alert])
    const { output } = await bench.root('budgets', 'DescribeBudget', { AccountId: ACCOUNT, BudgetName: 'zero' }, at)
    const { ActualSpend, ForecastedSpend } = (output!.Budget as { CalculatedSpend: Record<string, { Amount: string }> })
      .CalculatedSpend
    expect(Number(ActualSpend!.Amount)).toBeLessThan(3)
    expect(Number(ForecastedSpend!.Amount)).toBeGreaterThan(20)
  })

  test('goes through a topic only if its policy lets Budgets publish', async () => {
    const bench = await world()
    const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`
    await bench.root('sns', 'CreateTopic', { Name: 'alerts' }, at)
    await bench.root('sns', 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'dana@kape.example' }, at)
    const [mail] = await bench.world.read((state) => state.table(inbox, ACCOUNT).list())
    await bench.root('sns', 'ConfirmSubscription', mail!.action!.input, at)
    await createBudget(bench, ZERO, { SubscriptionType: 'SNS', Address: TopicArn })
    await runInstance(bench)
    await bench.world.ledger.advance(DAY)
    expect((await mails(bench)).slice(1)).toEqual([])
    const Policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Action: 'SNS:Publish',
          Resource: TopicArn,
          Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
        },
      ],
    }
    const input = { TopicArn, AttributeName: 'Policy', AttributeValue: JSON.stringify(Policy) }
    expect((await bench.root('sns', 'SetTopicAttributes', input, at)).status).toBe(200)
    await bench.world.ledger.advance(30 * DAY)
    expect((await mails(bench)).slice(1)).toEqual([alert])
  })

  test('never comes when nothing was used', async () => {
    const bench = await world()
    await createBudget(bench)
    await bench.world.ledger.advance(400 * DAY)
    expect(await mails(bench)).toEqual([])
  })
})

test('stopping ends the cost', async () => {
  const bench = await world()
  await runInstance(bench)
  await bench.world.ledger.advance(DAY)
  const [instance] = await bench.world.read((state) => state.table(instances, ACCOUNT).list())
  await bench.root('ec2', 'TerminateInstances', { InstanceIds: [instance!.instanceId] }, at)
  await createBudget(bench)
  const spent = async () => {
    const { output } = await bench.root('budgets', 'DescribeBudget', { AccountId: ACCOUNT, BudgetName: 'zero' }, at)
    return (output!.Budget as { CalculatedSpend: { ActualSpend: { Amount: string } } }).CalculatedSpend.ActualSpend
      .Amount
  }
  const before = await spent()
  expect(Number(before)).toBeGreaterThan(24 * 0.0416)
  await bench.world.ledger.advance(5 * DAY)
  expect(await spent()).toBe(before)
})

describe('an action', () => {
  const action = {
    AccountId: ACCOUNT,
    BudgetName: 'zero',
    NotificationType: 'ACTUAL',
    ActionType: 'APPLY_IAM_POLICY',
    ActionThreshold: { ActionThresholdValue: 50, ActionThresholdType: 'PERCENTAGE' },
    Definition: { IamActionDefinition: { PolicyArn: DENY_ALL, Users: ['bob'] } },
    ExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/budgets`,
    Subscribers: [DANA],
  }
  const attached = (bench: TestBench) =>
    bench.world.read((state) => state.table(users, ACCOUNT).get('bob')!.attachedPolicies)

  test('that is automatic attaches its policy when the threshold is crossed', async () => {
    const bench = await world()
    await createBudget(bench)
    await bench.root('budgets', 'CreateBudgetAction', { ...action, ApprovalModel: 'AUTOMATIC' }, at)
    await runInstance(bench)
    await bench.world.ledger.advance(DAY)
    expect(await attached(bench)).toEqual([DENY_ALL])
  })

  test('that is manual waits for approval, and can be reversed', async () => {
    const bench = await world()
    await createBudget(bench)
    const made = await bench.root('budgets', 'CreateBudgetAction', { ...action, ApprovalModel: 'MANUAL' }, at)
    const input = { AccountId: ACCOUNT, BudgetName: 'zero', ActionId: String(made.output!.ActionId) }
    const execute = (ExecutionType: string) =>
      bench.root('budgets', 'ExecuteBudgetAction', { ...input, ExecutionType }, at)
    expect((await execute('APPROVE_BUDGET_ACTION')).code).toBe('ResourceLockedException')
    await runInstance(bench)
    await bench.world.ledger.advance(DAY)
    expect(await attached(bench)).toEqual([])
    expect((await execute('APPROVE_BUDGET_ACTION')).output).toEqual({
      ...input,
      ExecutionType: 'APPROVE_BUDGET_ACTION',
    })
    expect(await attached(bench)).toEqual([DENY_ALL])
    expect((await execute('REVERSE_BUDGET_ACTION')).status).toBe(200)
    expect(await attached(bench)).toEqual([])
    const { output } = await bench.root('budgets', 'DescribeBudgetActionHistories', input, at)
    const history = output!.ActionHistories as Array<{ EventType: string; Status: string }>
    expect(history.map(({ EventType, Status }) => `${EventType} ${Status}`)).toEqual([
      'EXECUTE_ACTION REVERSE_SUCCESS',
      'EXECUTE_ACTION EXECUTION_SUCCESS',
      'SYSTEM PENDING',
      'CREATE_ACTION STANDBY',
    ])
  })
})
