import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench({
    users: [
      { userName: 'admin', attachedPolicies: ['arn:aws:iam::aws:policy/IAMFullAccess'], accessKeys: [{}] },
      { userName: 'plain', accessKeys: [{}] },
    ],
  })
})
afterAll(() => bench.close())

const newKey = async (UserName?: string) =>
  (await bench.iam.send(new CreateAccessKeyCommand(UserName === undefined ? {} : { UserName }))).AccessKey!

const lastUsed = (AccessKeyId: string, iam = bench.iam) =>
  answerOf(iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })))

test('a key that was used says when and for what; one that was not says N/A', async () => {
  await bench.iam.send(new CreateUserCommand({ UserName: 'worker' }))
  const key = await newKey('worker')
  const id = key.AccessKeyId!
  expect(await lastUsed(id)).toEqual({
    UserName: 'worker',
    AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
  })
  const worker = bench.iamWith({ accessKeyId: id, secretAccessKey: key.SecretAccessKey! })
  // A denied request is a use too.
  await expect(worker.send(new GetUserCommand({}))).rejects.toThrow('not authorized')
  expect(await lastUsed(id)).toEqual({
    UserName: 'worker',
    AccessKeyLastUsed: { LastUsedDate: expect.any(Date), ServiceName: 'iam', Region: 'us-east-1' },
  })
})

test('of a key that does not exist AWS says no more than of a stranger’s', async () => {
  const admin = bench.iamWith(bench.keyOf('admin'))
  expect(await errorOf(lastUsed('AKIAIOSFODNN7EXAMPLE', admin))).toBe(
    `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/admin is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE`,
  )
  const plain = bench.iamWith(bench.keyOf('plain'))
  expect(await errorOf(lastUsed('AKIAIOSFODNN7EXAMPLE', plain))).toBe(
    `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/plain is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE because no identity-based policy allows the iam:GetAccessKeyLastUsed action`,
  )
})

test('two keys a user, and no third', async () => {
  await bench.iam.send(new CreateUserCommand({ UserName: 'pair' }))
  await newKey('pair')
  await newKey('pair')
  expect(await errorOf(newKey('pair'))).toBe('LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2')
})

test('root’s own keys, when nobody is named', async () => {
  const key = await newKey()
  expect(key).toEqual({
    AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
    SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
    Status: 'Active',
    CreateDate: expect.any(Date),
  })
  const { AccessKeyMetadata } = await bench.iam.send(new ListAccessKeysCommand({}))
  expect(AccessKeyMetadata?.map(({ AccessKeyId }) => AccessKeyId).sort()).toEqual(
    [bench.rootKey.accessKeyId, key.AccessKeyId].sort(),
  )
  expect(await errorOf(newKey())).toBe('LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2')
  const AccessKeyId = key.AccessKeyId!
  expect(await errorOf(bench.iam.send(new DeleteAccessKeyCommand({ UserName: 'plain', AccessKeyId })))).toBe(
    `NoSuchEntity 404: The Access Key with id ${AccessKeyId} cannot be found.`,
  )
  await bench.iam.send(new DeleteAccessKeyCommand({ AccessKeyId }))
})

test('an inactive key opens nothing, and opens again; Expired cannot be set', async () => {
  await bench.iam.send(new CreateUserCommand({ UserName: 'switched' }))
  const switched = await bench.iamAs('switched')
  const { AccessKeyMetadata } = await bench.iam.send(new ListAccessKeysCommand({ UserName: 'switched' }))
  const AccessKeyId = AccessKeyMetadata![0]!.AccessKeyId!
  const set = (Status: 'Active' | 'Inactive' | 'Expired') =>
    bench.iam.send(new UpdateAccessKeyCommand({ UserName: 'switched', AccessKeyId, Status }))
  const ask = () => errorOf(switched.send(new GetUserCommand({})))
  await set('Inactive')
  expect(await ask()).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.')
  await set('Active')
  expect(await ask()).toMatch(/^AccessDenied 403/)
  expect(await errorOf(set('Expired'))).toBe('InvalidInput 400: Operation does not support status Expired')
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
