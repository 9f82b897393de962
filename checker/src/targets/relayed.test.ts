import {
  encodeRequest,
  type HttpResponse,
  loadService,
  type ServiceName,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { callerOf, createRecords, entryOf, isRead, keyOf } from './relayed.ts'

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

test('a request is told with who asked, for what, and what came of it', async () => {
  const request = await requestFor('s3', 'ListBuckets', {})
  const entry = await entryOf({ ...about, request, answer: answered(200, '<ListAllMyBucketsResult/>') })
  expect(entry).toEqual({
    ...{ basis: 'observed', id: '1', at: new Date(0), sourceIp: '127.0.0.1', accessKeyId: 'LKIA0', mfa: false },
    ...{ principal: `arn:aws:iam::${account}:user/staff/mara`, principalKind: 'user', userName: 'mara' },
    ...{ service: 's3', action: 's3:ListAllMyBuckets', outcome: 'allowed' },
  })
  expect(keyOf(request)).toBe('LKIA0')
})

test('of a key that was made its id is told, and no secret', async () => {
  const request = await requestFor('iam', 'CreateAccessKey', { UserName: 'mara' })
  const answer = answered(
    200,
    '<CreateAccessKeyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateAccessKeyResult><AccessKey><UserName>mara</UserName><AccessKeyId>LKIA1</AccessKeyId><Status>Active</Status><SecretAccessKey>s3cret</SecretAccessKey></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>',
  )
  const entry = await entryOf({ ...about, request, answer })
  expect(entry).toMatchObject({
    ...{ action: 'iam:CreateAccessKey', parameters: { userName: 'mara' } },
    response: { accessKey: { accessKeyId: 'LKIA1' } },
  })
  expect(JSON.stringify(entry)).not.toContain('s3cret')
  const password = await requestFor('iam', 'CreateLoginProfile', {
    ...{ UserName: 'mara', Password: 'Hidden-2030!', PasswordResetRequired: true },
  })
  const made = await entryOf({ ...about, request: password, answer: answered(200, '') })
  expect(made.parameters).toEqual({ userName: 'mara', passwordResetRequired: true })
})

test('an operation that the target lacks has failed, and is no request that changes something', async () => {
  const request = await requestFor('iam', 'SimulatePrincipalPolicy', {
    ...{ PolicySourceArn: mara.principal, ActionNames: ['s3:GetObject'] },
  })
  const answer = answered(
    501,
    '<ErrorResponse><Error><Code>InternalFailure</Code><Message>not implemented</Message></Error></ErrorResponse>',
  )
  const entry = await entryOf({ ...about, request, answer })
  expect(entry).toMatchObject({ outcome: 'failed', errorCode: 'InternalFailure' })
  expect(isRead(entry)).toBe(true)
  const budgets = await requestFor('budgets', 'DescribeBudgets', { AccountId: account })
  expect((await entryOf({ ...about, request: budgets, answer: answered(501, '{}') })).outcome).toBe('failed')
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

test('a record is an account’s own, newest first, and no longer than can be kept', async () => {
  const records = createRecords()
  const request = await requestFor('sts', 'GetCallerIdentity', {})
  const entry = await entryOf({ ...about, request, answer: answered(200, '') })
  for (let id = 1; id <= 501; id += 1) records.add(account, { ...entry, id: String(id) })
  records.add('444455556666', entry)
  expect(records.of(account, 2).map(({ id }) => id)).toEqual(['501', '500'])
  expect(records.of(account, 1000)).toHaveLength(500)
})
