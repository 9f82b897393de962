import {
  encodeRequest,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type ServiceName,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { AwsError, type Foreseen, type SandboxEvent } from '@first-line/sandbox'
import { expect, test } from 'vitest'
import { askedIn, callerOf, isRead, keyOf, relayedOf } from './relayed.ts'
import { createRecords, type DocumentsOf } from './relayed-record.ts'
import { createSessions } from './relayed-sessions.ts'

const account = '111122223333'
const mara = callerOf(`arn:aws:iam::${account}:user/staff/mara`, account, 'LKIA0')

async function requestFor(service: ServiceName, name: string, input: Record<string, unknown>) {
  const model = await loadService(service)
  const operation = model.operations[name]
  if (!operation) throw new Error(`no ${name}`)
  const plain = encodeRequest(model, operation, input as never, { region: 'us-east-1' })
  const keys = { accessKeyId: 'LKIA0', secretAccessKey: 'x' }
  return signRequest(plain, keys, { ...signingScope(model, 'us-east-1'), now: new Date() })
}

const answered = (status: number, text: string): HttpResponse => ({
  ...{ status, headers: {}, body: new TextEncoder().encode(text) },
})

const about = { caller: mara, accessKeyId: 'LKIA0', sourceIp: '127.0.0.1', id: '1', at: new Date(0) }

/** What is told of a request and its answer. */
async function told(request: HttpRequest, answer: HttpResponse, foreseen?: Foreseen) {
  return relayedOf({ ...about, request, answer, foreseen, asked: await askedIn(request) })
}

test('a request is told with who asked, for what, and what came of it', async () => {
  const request = await requestFor('s3', 'ListBuckets', {})
  const { entry, activity } = await told(request, answered(200, '<ListAllMyBucketsResult/>'))
  expect(entry).toEqual({
    ...{ basis: 'observed', id: '1', at: new Date(0), sourceIp: '127.0.0.1', accessKeyId: 'LKIA0', mfa: false },
    ...{ principal: `arn:aws:iam::${account}:user/staff/mara`, principalKind: 'user', userName: 'mara' },
    ...{ service: 's3', action: 's3:ListBuckets', outcome: 'allowed' },
  })
  expect(activity).toEqual({
    ...{ id: '1', at: '1970-01-01T00:00:00.000Z', principal: mara.principal },
    ...{ service: 's3', action: 's3:ListBuckets', outcome: 'allowed' },
  })
  expect(keyOf(request)).toBe('LKIA0')
})

const event = {
  ...{ id: '0', seq: 0, world: 'mirror', account, time: new Date(1).toISOString(), requestId: 'r' },
  principal: { type: 'user', accountId: account, arn: mara.principal, userName: 'mara', userId: 'AIDA' },
  ...{ principalArn: mara.principal, principalId: 'AIDA', region: 'us-east-1', sourceIp: '127.0.0.1', userAgent: '' },
  ...{ service: 's3', operation: 'ListBuckets', action: 's3:ListAllMyBuckets', readOnly: true },
} as const
const decision = (effect: 'allow' | 'deny') => ({
  ...{ action: 's3:ListAllMyBuckets', resource: '*', policies: [], context: {} },
  decision: { effect, layer: 'identity', by: [], explicit: false } as never,
})

test('what AWS would refuse is denied, though it was answered, and says why', async () => {
  const request = await requestFor('s3', 'ListBuckets', {})
  const denied = {
    ...event,
    outcome: 'denied' as const,
    errorCode: 'AccessDenied',
    decisions: [decision('deny')],
  } satisfies SandboxEvent
  const explanation = [{ action: 's3:ListAllMyBuckets', resource: '*', explanation: {} as never, documents: {} }]
  const relayed = await told(request, answered(200, ''), { kind: 'decided', event: denied, explanation })
  expect(relayed).toMatchObject({
    entry: {
      ...{ id: '1', at: new Date(0), basis: 'computed', action: 's3:ListAllMyBuckets', outcome: 'denied' },
      ...{ deniedBy: 'implicit', errorCode: 'AccessDenied', userName: 'mara' },
    },
    activity: { outcome: 'denied', because: 'nothing allows it', errorCode: 'AccessDenied', computed: true },
    explanation,
  })
  expect(relayed.entry.authorizationId).toBeUndefined()
})

test('what AWS would allow is told as it was answered', async () => {
  const request = await requestFor('s3', 'ListBuckets', {})
  const allowed = { ...event, outcome: 'allowed' as const, decisions: [decision('allow')] } satisfies SandboxEvent
  const { entry, activity } = await told(request, answered(404, '<Error><Code>NoSuchBucket</Code></Error>'), {
    ...{ kind: 'decided', event: allowed, explanation: [] },
  })
  expect(entry).toMatchObject({ basis: 'observed', outcome: 'failed', errorCode: 'NoSuchBucket' })
  expect(activity).not.toHaveProperty('computed')
})

test('a key that AWS would not know has failed, and no policy was asked', async () => {
  const request = await requestFor('iam', 'ListUsers', {})
  const error = new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
  const { entry, activity } = await told(request, answered(200, ''), { kind: 'stranger', error })
  expect(entry).toMatchObject({ basis: 'computed', outcome: 'failed', errorCode: 'InvalidClientTokenId' })
  expect(activity).toMatchObject({ because: 'no such key is known: it is inactive, or gone', computed: true })
})

test('of a key that was made its id is told, and no secret', async () => {
  const request = await requestFor('iam', 'CreateAccessKey', { UserName: 'mara' })
  const answer = answered(
    200,
    '<CreateAccessKeyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateAccessKeyResult><AccessKey><UserName>mara</UserName><AccessKeyId>LKIA1</AccessKeyId><Status>Active</Status><SecretAccessKey>s3cret</SecretAccessKey></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>',
  )
  const relayed = await told(request, answer)
  expect(relayed.entry.response).toEqual({ accessKey: { accessKeyId: 'LKIA1' } })
  expect(JSON.stringify(relayed)).not.toContain('s3cret')
})

test('an operation that the target lacks has failed, and is no request that changes something', async () => {
  const request = await requestFor('iam', 'SimulatePrincipalPolicy', {
    ...{ PolicySourceArn: mara.principal, ActionNames: ['s3:GetObject'] },
  })
  const answer = answered(
    501,
    '<ErrorResponse><Error><Code>InternalFailure</Code><Message>not implemented</Message></Error></ErrorResponse>',
  )
  expect((await told(request, answer)).entry).toMatchObject({ outcome: 'failed', errorCode: 'InternalFailure' })
  expect(isRead(await askedIn(request))).toBe(true)
  const budgets = await requestFor('budgets', 'DescribeBudgets', { AccountId: account })
  expect((await told(budgets, answered(501, '{}'))).entry.outcome).toBe('failed')
})

test('what a session was asked for with is remembered by its key', async () => {
  const sessions = createSessions()
  const learn = async (operation: string, input: Record<string, unknown>, key: string) => {
    const request = await requestFor('sts', operation, input)
    const made = `<Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>`
    const text = `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${made}</${operation}Result></${operation}Response>`
    sessions.learn({ ...about, request, answer: answered(200, text), asked: await askedIn(request) })
  }
  const role = { RoleArn: `arn:aws:iam::${account}:role/R`, RoleSessionName: 'r' }
  await learn('AssumeRole', { ...role, Policy: '{}', Tags: [{ Key: 'a', Value: 'b' }] }, 'LSIA2')
  expect(sessions.of('LSIA2', 5)).toEqual({ issuedAt: 0, policies: ['{}'], tags: { a: 'b' } })
  expect(sessions.of('LSIA3', 5)).toEqual({ issuedAt: 5 })
})

test.each([
  [`arn:aws:iam::${account}:root`, account, { principalKind: 'root' }],
  // What LocalStack says of a key that it never gave out.
  [`arn:aws:iam::${account}:root`, 'LKIA9', { principal: 'anonymous', principalKind: 'anonymous' }],
  [
    `arn:aws:sts::${account}:assumed-role/HalmAudit/vera`,
    'LSIA1',
    { principalKind: 'role-session', roleName: 'HalmAudit', sessionName: 'vera' },
  ],
])('%s, by the key %s', (arn, key, told) => {
  expect(callerOf(arn, account, key)).toMatchObject({ account, ...told })
})

const learner = (id: string) => ({ id, accountId: account, createdAt: new Date(0).toISOString() })

test('a record is a learner’s own, newest first, no longer than can be kept, and there after a restart', async () => {
  const store = new Map<string, Map<string, string>>()
  const documents: DocumentsOf = ({ id }) => {
    const own = store.get(id) ?? new Map<string, string>()
    store.set(id, own)
    return {
      get: async (_, key) => JSON.parse(own.get(key) ?? 'null'),
      put: async (_, key, value) => void own.set(key, JSON.stringify(value)),
      delete: async (_, key) => void own.delete(key),
      list: async () => [...own].map(([key, value]) => ({ key, value: JSON.parse(value) })),
    }
  }
  const records = createRecords(documents)
  const { entry, activity } = await told(await requestFor('sts', 'GetCallerIdentity', {}), answered(200, ''))
  const idOf = (number: number) => String(number).padStart(4, '0')
  for (let number = 1; number <= 501; number += 1) {
    await records.add(learner('a'), { entry: { ...entry, id: idOf(number) }, activity, explanation: [number] })
  }
  await records.add(learner('b'), { entry, activity })
  for (const kept of [records, createRecords(documents)]) {
    const all = await kept.of(learner('a'))
    expect(all.slice(0, 2).map(({ entry: { id } }) => id)).toEqual(['0501', '0500'])
    expect(all).toHaveLength(500)
    expect(all[0]).toEqual({ entry: { ...entry, id: '0501' }, activity, explanation: [501] })
    expect(await kept.of(learner('b'))).toHaveLength(1)
  }
})
