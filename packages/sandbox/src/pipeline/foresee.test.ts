import { encodeRequest, loadService, type ServiceName } from '@first-line/aws-api'
import { beforeAll, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../testing/sandbox.ts'
import type { Known } from './known.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await testBench({
    users: [
      {
        userName: 'dana',
        inlinePolicies: {
          own: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' }] },
        },
        accessKeys: [{}],
      },
      { userName: 'ina', accessKeys: [{ status: 'Inactive' }] },
    ],
    buckets: [{ name: 'menus' }],
  })
})

async function foresee(who: Known, service: ServiceName, operation: string, input = {}) {
  const model = await loadService(service)
  const request = encodeRequest(model, model.operations[operation]!, input, { region: 'us-east-1' })
  const foreseen = await bench.sandbox.foresee(bench.world.id, request, who)
  return foreseen?.kind === 'decided' ? foreseen.event.outcome : foreseen
}

const keyOf = (userName: string): Known => ({
  ...{ kind: 'key', account: ACCOUNT, accessKeyId: bench.keyOf(userName).accessKeyId },
})
const session = (principal: string): Known => ({
  ...{ kind: 'session', account: ACCOUNT, accessKeyId: 'ASIA0', principal, session: { issuedAt: 0 } },
})

test('what is allowed is not done, and no event tells of what was asked', async () => {
  const before = await bench.world.export()
  const events = await bench.world.events()
  expect(await foresee(keyOf('dana'), 'iam', 'CreateUser', { UserName: 'new' })).toBe('allowed')
  expect(await foresee(keyOf('dana'), 'iam', 'ListUsers')).toBe('denied')
  expect(await bench.world.export()).toEqual(before)
  expect(await bench.world.events()).toEqual(events)
})

test.each([
  [session(`arn:aws:iam::${ACCOUNT}:root`), 'allowed'],
  [session(`arn:aws:iam::${ACCOUNT}:user/dana`), 'denied'],
])('a session, known by its principal: %j', async (who, outcome) => {
  expect(await foresee(who, 's3', 'ListBuckets')).toBe(outcome)
})

test.each([
  session(`arn:aws:iam::${ACCOUNT}:user/elsewhere/dana`),
  session(`arn:aws:sts::${ACCOUNT}:assumed-role/gone/here`),
  { kind: 'key', account: ACCOUNT, accessKeyId: 'AKIA0' } as const,
])('nobody is known by %j', async (who) => {
  expect(await foresee(who, 'iam', 'ListUsers')).toMatchObject({ error: { code: 'InvalidClientTokenId' } })
})

test('an inactive key is told in the words of each protocol', async () => {
  expect(await foresee(keyOf('ina'), 's3', 'ListBuckets')).toMatchObject({ error: { code: 'InvalidAccessKeyId' } })
  expect(await foresee(keyOf('ina'), 'ec2', 'DescribeInstances')).toMatchObject({ error: { code: 'AuthFailure' } })
})

test('who sends no signature is told that one is missing, where one is needed', async () => {
  const told = await foresee({ kind: 'nobody' }, 'iam', 'ListUsers')
  expect(told).toMatchObject({ error: { code: 'MissingAuthenticationToken' } })
})

test('who sends no signature is decided on where that is possible', async () => {
  expect(await foresee({ kind: 'nobody' }, 's3', 'ListObjectsV2', { Bucket: 'menus' })).toBe('denied')
  expect(await foresee({ kind: 'nobody' }, 's3', 'ListObjectsV2', { Bucket: 'nowhere' })).toBeUndefined()
})
