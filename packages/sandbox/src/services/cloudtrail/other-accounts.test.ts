import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { errorOf } from '../../testing/served.ts'
import { allow, type Keys, type StsBench, stsBench, trust } from '../sts/testing/sts-bench.ts'

const OTHER = '210987654321'
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`
const clients: CloudTrailClient[] = []
let bench: StsBench
let zoe: Keys

beforeAll(async () => {
  bench = await stsBench({
    roles: [
      { roleName: 'shared', assumeRolePolicyDocument: trust({ AWS: OTHER }) },
      { roleName: 'closed', assumeRolePolicyDocument: trust({ AWS: ACCOUNT }) },
    ],
  })
  const users = [{ userName: 'zoe', inlinePolicies: { all: allow(['sts:*', 'cloudtrail:*']) }, accessKeys: [{}] }]
  const made = await bench.sandbox.createAccount(bench.world, { id: OTHER, seed: { users } })
  zoe = made.seeded.accessKeys.zoe![0]!
  const sts = bench.sts(zoe)
  const assume = (RoleArn: string) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'visit' }))
  await assume(role('shared'))
  expect(await errorOf(assume(role('closed')))).toContain('AccessDenied')
  await sts.send(new GetCallerIdentityCommand({}))
})

afterAll(async () => {
  for (const client of clients) client.destroy()
  await bench.close()
})

async function told(credentials: Keys) {
  const client = new CloudTrailClient({ region: 'us-east-1', endpoint: bench.url, credentials, maxAttempts: 1 })
  clients.push(client)
  const { Events = [] } = await client.send(new LookupEventsCommand({}))
  return Events.filter(({ EventSource }) => EventSource === 'sts.amazonaws.com').map(
    ({ EventName, Username, AccessKeyId, CloudTrailEvent }) => {
      const { userIdentity, recipientAccountId, errorCode } = JSON.parse(CloudTrailEvent!)
      return { EventName, Username, AccessKeyId, type: userIdentity.type, recipientAccountId, errorCode }
    },
  )
}

test('a role’s account is told who took it on: an account, and no name; refusals and all else are not its business', async () => {
  expect(await told(bench.rootKey)).toEqual([
    { EventName: 'AssumeRole', type: 'AWSAccount', recipientAccountId: ACCOUNT },
  ])
})

test('the caller’s own account is told everything', async () => {
  const own = { Username: 'zoe', AccessKeyId: zoe.accessKeyId, type: 'IAMUser', recipientAccountId: OTHER }
  expect(await told(zoe)).toEqual([
    { EventName: 'GetCallerIdentity', ...own },
    { EventName: 'AssumeRole', ...own, errorCode: 'AccessDenied' },
    { EventName: 'AssumeRole', ...own },
  ])
})
