/** Whatever the labs make, the listed commands take away: the solutions are played, then what they left is removed. */
import { openAccount } from '@first-line/checker'
import { leftovers, told } from '@first-line/checker/clean-up'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { readLab, readSolution } from '@first-line/labs/node'
import type { Sandbox } from '@first-line/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playArrivals } from './arrivals.ts'
import { createStarts, type Tenant } from './starts.ts'

/** The last module that leaves things on every service: after it, the review takes some of them away. */
const last = process.env.TEST_ALL === '1' ? '14-budgets' : '09-roles'
let sandbox: Sandbox
let tenant: Tenant
let look: (since?: Date) => ReturnType<typeof leftovers>

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  tenant = await createStarts(sandbox, target).settle(last)
  look = async (since) => leftovers(await openAccount(target, tenant.learner), since)
  const loaded = await readLab(last)
  if (!loaded) throw new Error(`no lab ${last}`)
  for (const [step, script] of await readSolution(loaded.lab)) {
    if (step === 'terminate') break
    await playArrivals(loaded.lab, step, tenant)
    await tenant.stage.play(script)
  }
  await tenant.stage.play(`
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name twice --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam create-policy-version --policy-arn "arn:aws:iam::$account:policy/twice" --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}' --set-as-default
aws iam create-virtual-mfa-device --virtual-mfa-device-name nobodys --bootstrap-method Base32StringSeed --outfile seed
aws sns create-topic --name left
aws dynamodb create-table --table-name left --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST
aws ec2 create-security-group --group-name left --description left
aws budgets create-budget --account-id "$account" --budget '{"BudgetName":"what is left","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"USD"}}'`)
}, 120_000)
afterAll(() => sandbox.close())

test('what was there before is told, and left alone', async () => {
  const { left, earlier } = await look(new Date('2020-01-01'))
  expect(earlier.map(({ what, name }) => `${what} ${name.replace(/\d{12}/, 'ID')}`)).toEqual([
    'Bucket, with all that is in it kape-labs-backup-ID',
  ])
  const kinds = new Set(left.map(({ what }) => what))
  expect([...kinds]).toEqual([
    'EC2 instance',
    'Security group',
    'Key pair',
    'Budget',
    'SNS topic',
    'DynamoDB table',
    'Bucket, with all that is in it',
    'IAM user',
    'IAM group',
    'IAM role',
    'IAM policy',
    'MFA device of nobody',
    'Account alias',
  ])
})

test('its commands, run as they are printed, take all of it away', { timeout: 120_000 }, async () => {
  const script = told(await look(), tenant.learner.accountId)
    .split('\n')
    .filter((line) => line.startsWith('aws '))
    .join('\n')
  const { status, stderr } = await tenant.stage.play(script)
  expect([status, stderr]).toEqual([0, ''])
  const found = await look()
  expect(found).toEqual({ left: [], earlier: [], unseen: [] })
  expect(told(found, tenant.learner.accountId)).toBe(`Nothing is left in the account ${tenant.learner.accountId}.\n`)
})
