/** The role for a real account, tried on the sandbox: its script runs, and what it allows is what the reader asks. */
import { readFile } from 'node:fs/promises'
import { type Learner, openAccount, type Target } from '@first-line/checker'
import { findLeftovers } from '@first-line/checker/clean-up'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { readOnlyActions, roleScript, roleTemplate } from '@first-line/checker/read-only-role'
import { sandboxTarget } from '@first-line/checker/sandbox'
import type { Account } from '@first-line/labs'
import type { Sandbox } from '@first-line/sandbox'
import { serveSandbox } from '@first-line/sandbox/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStarts, type Tenant } from './starts.ts'

let sandbox: Sandbox
let served: Awaited<ReturnType<typeof serveSandbox>>
let tenant: Tenant
let asRole: Target

async function play(script: string): Promise<string> {
  const { status, stdout, stderr } = await tenant.stage.play(script)
  if (status !== 0) throw new Error(stderr)
  return stdout
}

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  served = await serveSandbox(sandbox, { port: 0 })
  const target = sandboxTarget(sandbox, { endpoint: served.url })
  tenant = await createStarts(sandbox, target).settle('03-account')
  await play(roleScript)
  await play(`
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-policy --policy-name p --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam create-group --group-name g
aws iam put-group-policy --group-name g --policy-name own --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam put-user-policy --user-name intern-2019 --policy-name own --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam add-user-to-group --group-name g --user-name intern-2019
aws ec2 run-instances --image-id "$(aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text)" --instance-type t3.micro
aws sns create-topic --name t
aws dynamodb create-table --table-name tills --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST
aws budgets create-budget --account-id "$account" --budget '{"BudgetName":"b","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"USD"}}' --notifications-with-subscribers '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":70},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"a@kapelabs.example"}]}]'
aws iam generate-credential-report; aws iam generate-credential-report
aws iam create-user --user-name caller
aws iam attach-user-policy --user-name caller --policy-arn arn:aws:iam::aws:policy/AdministratorAccess`)
  const session = await assumed(tenant.learner)
  asRole = { ...target, clients: async () => ({ region: target.region, endpoint: served.url, credentials: session }) }
})
afterAll(async () => {
  await served.close()
  await sandbox.close()
})

/** AssumeRole by a user, since root may not. */
async function assumed({ accountId }: Learner) {
  await play(`aws iam create-access-key --user-name caller --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text > key
aws configure set aws_access_key_id "$(cut -f1 key)" --profile caller
aws configure set aws_secret_access_key "$(cut -f2 key)" --profile caller`)
  const [accessKeyId = '', secretAccessKey = '', sessionToken = ''] = (
    await play(
      `aws sts assume-role --role-arn arn:aws:iam::${accountId}:role/FirstLineReader --role-session-name checks --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text --profile caller --region us-east-1`,
    )
  )
    .trim()
    .split('\t')
  return { accessKeyId, secretAccessKey, sessionToken }
}

/** Every question that a check can ask. */
async function readAll(account: Account): Promise<void> {
  for (const user of await account.users()) {
    await Promise.all([user.tags(), user.inlinePolicy('own'), user.boundary(), user.mfaDevices(), user.console()])
    await user.can('s3:ListAllMyBuckets')
    for (const key of await user.accessKeys()) await key.lastUsed()
  }
  for (const group of await account.groups())
    await Promise.all([group.members(), group.inlinePolicy('own'), group.can('s3:GetObject')])
  for (const role of await account.roles()) {
    await Promise.all([
      role.can('s3:GetObject'),
      role.trusts({ service: 'ec2.amazonaws.com' }),
      role.instanceProfiles(),
    ])
  }
  for (const policy of await account.policies())
    await Promise.all([policy.document(), policy.versions(), policy.attachedTo()])
  await Promise.all([account.alias(), account.passwordPolicy(), account.summary(), account.credentialReport()])
  await Promise.all([account.root(), account.virtualMfaDevices()])
  for (const bucket of await account.buckets()) {
    await Promise.all([bucket.objects(), bucket.policy(), bucket.tags(), bucket.publicAccessBlocked()])
  }
  for (const instance of await account.instances()) await instance.imageName()
  await Promise.all([account.keyPairs(), account.securityGroups()])
  for (const topic of await account.topics()) await Promise.all([topic.policy(), topic.subscriptions()])
  for (const budget of await account.budgets()) await budget.alerts()
  await account.tables()
}

test('the role allows every call that the reader makes, and none that it does not make', {
  timeout: 60_000,
}, async () => {
  await readAll(await openAccount(asRole, tenant.learner))
  await findLeftovers(asRole, tenant.learner)
  const events = (await sandbox.worlds.get(tenant.learner.id)?.events({ limit: 1000 })) ?? []
  const own = events.filter(({ principalArn }) => principalArn.endsWith('assumed-role/FirstLineReader/checks'))
  expect(own.filter(({ outcome }) => outcome === 'denied')).toEqual([])
  const asked = new Set(own.flatMap(({ decisions }) => decisions.map(({ action }) => action)))
  expect(readOnlyActions.filter((action) => !asked.has(action))).toEqual([
    'ce:GetCostAndUsage',
    'cloudtrail:LookupEvents',
    'organizations:DescribeOrganization',
  ])
})

test('the committed script and template are those', async () => {
  const text = (name: string) => readFile(new URL(`../../../docs/reader-role/${name}`, import.meta.url), 'utf8')
  expect([await text('role.sh'), await text('role.yaml')]).toEqual([roleScript, roleTemplate])
})
