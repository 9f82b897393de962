/** Whatever the labs make, the listed commands take away: the solutions are played, then what they left is removed. */
import type { Target } from '@first-line/checker'
import { findLeftovers, type Leftovers, told } from '@first-line/checker/clean-up'
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
let target: Target
let look: (since?: Date) => Promise<Leftovers>

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  tenant = await createStarts(sandbox, target).settle(last)
  look = (since) => findLeftovers(target, tenant.learner, since)
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
aws sns create-topic --name left --region eu-north-1
aws dynamodb create-table --table-name left --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST
aws dynamodb create-table --table-name left --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST --region sa-east-1
aws ec2 create-security-group --group-name left --description left
aws ec2 create-security-group --group-name left --description left --region eu-west-1
aws ec2 create-key-pair --key-name left --region eu-west-1
aws ec2 run-instances --region ap-southeast-2 --instance-type t3.micro --image-id "$(aws ec2 describe-images --region ap-southeast-2 --owners amazon --query 'Images[0].ImageId' --output text)"
aws s3api create-bucket --bucket "left-$account" --region eu-central-1 --create-bucket-configuration LocationConstraint=eu-central-1
aws budgets create-budget --account-id "$account" --budget '{"BudgetName":"what is left","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"USD"}}'`)
}, 120_000)
afterAll(() => sandbox.close())

test('what was there before is told, and left alone', async () => {
  const { left, earlier } = await look(new Date('2020-01-01'))
  expect(earlier.map(({ what, name }) => `${what} ${name.replace(/\d{12}/, 'ID')}`)).toEqual([
    'Bucket, with all that is in it kape-labs-backup-ID',
  ])
  const elsewhere = left.flatMap(({ what, name }) => (/ in [a-z-]+\d$/.test(name) ? [`${what} ${name}`] : []))
  expect(elsewhere.map((each) => each.replace(/i-\w+/, 'ID')).sort()).toEqual([
    'DynamoDB table left in sa-east-1',
    'EC2 instance ID in ap-southeast-2',
    'Key pair left in eu-west-1',
    'SNS topic left in eu-north-1',
    'Security group left in eu-west-1',
  ])
  const kinds = new Set(left.map(({ what }) => what))
  expect([...kinds].sort()).toEqual([
    'Account alias',
    'Bucket, with all that is in it',
    'Budget',
    'DynamoDB table',
    'EC2 instance',
    'IAM group',
    'IAM policy',
    'IAM role',
    'IAM user',
    'Key pair',
    'MFA device of nobody',
    'SNS topic',
    'Security group',
  ])
})

test('a Region that is shut is told, and nothing there counts as gone', async () => {
  const shut: Target = {
    ...target,
    async clients(learner) {
      const { handle, ...settings } = await target.clients(learner)
      if (!handle) throw new Error('the sandbox is in this process')
      return {
        ...settings,
        handle: async (request) =>
          request.host.includes('eu-west-3') ? denied('UnauthorizedOperation') : handle(request),
      }
    },
  }
  const found = await findLeftovers(shut, tenant.learner)
  expect(found.shut.map(({ region }) => region)).toEqual(['eu-west-3'])
  expect(told({ ...found, left: [] }, 'ID')).toMatch(
    /^Nothing was found in the account ID, as far as we could look\.\n\nWe could not look in eu-west-3\. .+ Nothing there counts as gone\.\n$/,
  )
})

const denied = (code: string) => ({
  ...{ status: 403, headers: { 'x-amzn-requestid': 'none' } },
  body: new TextEncoder().encode(
    `<Response><Errors><Error><Code>${code}</Code><Message>no</Message></Error></Errors><RequestID>none</RequestID></Response>`,
  ),
})

test('its commands, run as they are printed, take all of it away', { timeout: 120_000 }, async () => {
  const script = told(await look(), tenant.learner.accountId)
    .split('\n')
    .filter((line) => line.startsWith('aws '))
    .join('\n')
  const { status, stderr } = await tenant.stage.play(script)
  expect([status, stderr]).toEqual([0, ''])
  const found = await look()
  expect(found).toEqual({ left: [], earlier: [], unseen: [], shut: [] })
  expect(told(found, tenant.learner.accountId)).toBe(`Nothing is left in the account ${tenant.learner.accountId}.\n`)
})
