import {
  CreateVirtualMFADeviceCommand,
  DeleteRoleCommand,
  EnableMFADeviceCommand,
  IAMClient,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, type AssumeRoleCommandInput, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf } from '../../testing/served.ts'
import { allow, codeNow, type Keys, keysOf, type StsBench, stsBench, trust } from './testing/sts-bench.ts'

const OTHER = '210987654321'
const arn = (role: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${role}`
const userArn = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`
const account = { AWS: `arn:aws:iam::${ACCOUNT}:root` }

let bench: StsBench
let otherUser: Keys

beforeAll(async () => {
  bench = await stsBench({
    policies: [{ policyName: 'listers', document: allow('iam:ListUsers') }],
    users: [
      { userName: 'bob', inlinePolicies: { all: allow(['sts:*', 'iam:*']) }, accessKeys: [{}] },
      { userName: 'eve', accessKeys: [{}] },
      { userName: 'mia', inlinePolicies: { all: allow('sts:*') }, accessKeys: [{}] },
    ],
    roles: [
      {
        roleName: 'plain',
        path: '/team/',
        assumeRolePolicyDocument: trust(account, {}, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']),
        inlinePolicies: { all: allow('*') },
        tags: [{ Key: 'team', Value: 'red' }],
      },
      { roleName: 'direct', assumeRolePolicyDocument: trust({ AWS: userArn('eve') }) },
      { roleName: 'long', assumeRolePolicyDocument: trust(account), maxSessionDuration: 7_200 },
      {
        roleName: 'external',
        assumeRolePolicyDocument: trust(account, { Condition: { StringEquals: { 'sts:ExternalId': 'secret-1' } } }),
      },
      {
        roleName: 'guarded',
        assumeRolePolicyDocument: trust(account, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      },
      { roleName: 'untagged', assumeRolePolicyDocument: trust(account) },
      {
        roleName: 'tag-reader',
        assumeRolePolicyDocument: trust(account, {}, ['sts:AssumeRole', 'sts:TagSession']),
        inlinePolicies: {
          own: allow('iam:ListUsers', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/project': 'apollo' } } }),
        },
      },
      { roleName: 'doomed', assumeRolePolicyDocument: trust(account) },
    ],
  })
  const made = await bench.sandbox.createAccount(bench.world, {
    id: OTHER,
    seed: {
      users: [
        { userName: 'zoe', inlinePolicies: { all: allow('sts:AssumeRole') }, accessKeys: [{}] },
        { userName: 'kim', accessKeys: [{}] },
      ],
      roles: [
        { roleName: 'shared', assumeRolePolicyDocument: trust({ AWS: ACCOUNT }) },
        { roleName: 'closed', assumeRolePolicyDocument: trust({ AWS: OTHER }) },
      ],
    },
  })
  otherUser = made.seeded.accessKeys.zoe![0]!
})

afterAll(() => bench.close())

const assume = (keys: Keys, input: Partial<AssumeRoleCommandInput> & { RoleArn: string }) =>
  bench.sts(keys).send(new AssumeRoleCommand({ RoleSessionName: 'session', ...input }))
const bob = () => bench.keyOf('bob')
const denied = (who: string, role: string, action = 'sts:AssumeRole') =>
  `AccessDenied 403: User: ${who} is not authorized to perform: ${action} on resource: ${role}`
const listUsers = (keys: Keys) =>
  new IAMClient({ region: 'us-east-1', endpoint: bench.url, credentials: keys, maxAttempts: 1 }).send(
    new ListUsersCommand({}),
  )

describe('AssumeRole', () => {
  test('gives credentials that are the role', async () => {
    const answer = await answerOf(assume(bob(), { RoleArn: arn('team/plain') }))
    const id = answer.AssumedRoleUser?.AssumedRoleId?.split(':')[0]
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/plain/session`
    const size = answer.Credentials!.SessionToken!.length
    expect(answer).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        SessionToken: expect.any(String),
        Expiration: expect.any(Date),
      },
      AssumedRoleUser: { AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/), Arn: session },
      SessionTokenSize: size,
      SessionTokenUtilization: Math.ceil((size * 100) / 4096),
    })
    const left = answer.Credentials!.Expiration!.getTime() - Date.now()
    expect(left).toBeGreaterThan(3_590_000)
    expect(left).toBeLessThanOrEqual(3_600_000)
    expect(await answerOf(bench.sts(keysOf(answer)).send(new GetCallerIdentityCommand({})))).toEqual({
      UserId: `${id}:session`,
      Account: ACCOUNT,
      Arn: session,
    })
    await listUsers(keysOf(answer))
  })

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a trust in the account wants a policy too',
      () => assume(bench.keyOf('eve'), { RoleArn: arn('team/plain') }),
      denied(userArn('eve'), arn('team/plain')),
    ],
    ['a trust in the user is enough', () => assume(bench.keyOf('eve'), { RoleArn: arn('direct') }), 'no error'],
    [
      'a policy without a trust is not',
      () => assume(bob(), { RoleArn: arn('direct') }),
      denied(userArn('bob'), arn('direct')),
    ],
    [
      'a role that does not exist is refused like any other',
      () => assume(bob(), { RoleArn: arn('nowhere') }),
      denied(userArn('bob'), arn('nowhere')),
    ],
    [
      'the path is part of the ARN',
      () => assume(bob(), { RoleArn: arn('plain') }),
      denied(userArn('bob'), arn('plain')),
    ],
    [
      'no ARN at all',
      () => assume(bob(), { RoleArn: 'plain-role-without-arn' }),
      'ValidationError 400: plain-role-without-arn is invalid',
    ],
    [
      'root',
      () => assume(bench.rootKey, { RoleArn: arn('team/plain') }),
      'AccessDenied 403: Roles may not be assumed by root accounts.',
    ],
    ['another account that trusts this one', () => assume(bob(), { RoleArn: arn('shared', OTHER) }), 'no error'],
    [
      'another account, without a policy here',
      () => assume(bench.keyOf('eve'), { RoleArn: arn('shared', OTHER) }),
      denied(userArn('eve'), arn('shared', OTHER)),
    ],
    [
      'another account that trusts itself alone',
      () => assume(bob(), { RoleArn: arn('closed', OTHER) }),
      denied(userArn('bob'), arn('closed', OTHER)),
    ],
    [
      'from another account that is not trusted',
      () => assume(otherUser, { RoleArn: arn('team/plain') }),
      denied(`arn:aws:iam::${OTHER}:user/zoe`, arn('team/plain')),
    ],
    [
      'an account of nobody',
      () => assume(bob(), { RoleArn: arn('shared', '999999999999') }),
      denied(userArn('bob'), arn('shared', '999999999999')),
    ],
    ['an external id', () => assume(bob(), { RoleArn: arn('external'), ExternalId: 'secret-1' }), 'no error'],
    [
      'a wrong external id',
      () => assume(bob(), { RoleArn: arn('external'), ExternalId: 'secret-2' }),
      denied(userArn('bob'), arn('external')),
    ],
    ['no external id', () => assume(bob(), { RoleArn: arn('external') }), denied(userArn('bob'), arn('external'))],
    [
      'longer than an hour where the role says so',
      () => assume(bob(), { RoleArn: arn('long'), DurationSeconds: 7_200 }),
      'no error',
    ],
    [
      'longer than the role lets',
      () => assume(bob(), { RoleArn: arn('team/plain'), DurationSeconds: 3_601 }),
      'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'too short',
      () => assume(bob(), { RoleArn: arn('team/plain'), DurationSeconds: 899 }),
      "ValidationError 400: 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      'a bad session name',
      () => assume(bob(), { RoleArn: arn('team/plain'), RoleSessionName: 'a b' }),
      "ValidationError 400: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
  ])('%s', async (_, call, expected) => {
    expect(await errorOf(call())).toBe(expected)
  })
})

test('contexts of providers that are not there are refused, not dropped', async () => {
  const ProvidedContexts = [
    { ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'abcd' },
  ]
  expect(await errorOf(assume(bob(), { RoleArn: arn('team/plain'), ProvidedContexts }))).toBe(
    'ValidationError 400: ProvidedContexts are not offered: the sandbox has no context providers.',
  )
})

describe('role chaining', () => {
  test('an hour at most', async () => {
    const first = keysOf(await assume(bob(), { RoleArn: arn('team/plain') }))
    expect(await errorOf(assume(first, { RoleArn: arn('long'), DurationSeconds: 3_601 }))).toBe(
      'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
    const second = keysOf(await assume(first, { RoleArn: arn('long'), DurationSeconds: 3_600 }))
    expect((await bench.sts(second).send(new GetCallerIdentityCommand({}))).Arn).toBe(
      `arn:aws:sts::${ACCOUNT}:assumed-role/long/session`,
    )
  })

  test('the session ends with its role', async () => {
    const keys = keysOf(await assume(bob(), { RoleArn: arn('doomed') }))
    await bench.iam.send(new DeleteRoleCommand({ RoleName: 'doomed' }))
    expect(await errorOf(bench.sts(keys).send(new GetCallerIdentityCommand({})))).toBe(
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
    )
  })
})

describe('session policies', () => {
  const READ = JSON.stringify(allow('s3:*'))

  test('limit the session', async () => {
    const keys = keysOf(await assume(bob(), { RoleArn: arn('team/plain'), Policy: READ }))
    expect(await errorOf(listUsers(keys))).toBe(
      `AccessDenied 403: User: arn:aws:sts::${ACCOUNT}:assumed-role/plain/session is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ because no session policy allows the iam:ListUsers action`,
    )
    const both = keysOf(
      await assume(bob(), {
        RoleArn: arn('team/plain'),
        Policy: READ,
        PolicyArns: [{ arn: `arn:aws:iam::${ACCOUNT}:policy/listers` }],
      }),
    )
    await listUsers(both)
  })

  test('their size is told', async () => {
    const answer = await assume(bob(), { RoleArn: arn('team/plain'), Policy: READ })
    expect(answer.PackedPolicySize).toBe(answer.SessionTokenUtilization)
  })

  test.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ['no JSON', { Policy: '{' }, 'MalformedPolicyDocument 400: The policy is not in the valid JSON format.'],
    ['no statement', { Policy: '{"Version":"2012-10-17"}' }, 'MalformedPolicyDocument 400: Syntax errors in policy.'],
    [
      'a principal',
      { Policy: JSON.stringify(trust({ AWS: '*' }, { Resource: '*' })) },
      'MalformedPolicyDocument 400: Policy document should not specify a principal.',
    ],
    [
      'an ARN that is none',
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:nothing/X' }] },
      'ValidationError 400: ARN arn:aws:iam::aws:nothing/X is not valid.',
    ],
    [
      'too much',
      { Policy: JSON.stringify(allow('s3:*', `arn:aws:s3:::${'x'.repeat(2_000)}`)) },
      'PackedPolicyTooLarge 400: Packed policy consumes 103% of allotted space, please use smaller policy.',
    ],
    [
      'too many tags',
      { Tags: Array.from({ length: 50 }, (_, at) => ({ Key: `key-${at}`, Value: 'v'.repeat(200) })) },
      'PackedPolicyTooLarge 400: Packed size of session tags consumes 353% of allotted space.',
    ],
  ])('%s', async (_, input, expected) => {
    expect(await errorOf(assume(bob(), { RoleArn: arn('team/plain'), ...input }))).toBe(expected)
  })

  test('the token is as long as one wants, so that one can try what else has to carry it', async () => {
    const plain = await assume(bob(), { RoleArn: arn('team/plain') })
    const padded = await assume(bob(), { RoleArn: arn('team/plain'), MinimumSessionTokenSize: 3_000 })
    expect(plain.SessionTokenSize).toBeLessThan(1_000)
    expect(padded.SessionTokenSize).toBeGreaterThanOrEqual(3_000)
    expect(padded.SessionTokenSize).toBeLessThan(3_050)
    await listUsers(keysOf(padded))
    const largest = await assume(bob(), { RoleArn: arn('team/plain'), MinimumSessionTokenSize: 4_096 })
    expect(largest.SessionTokenSize).toBe(4_096)
  })
})

describe('session tags', () => {
  const tag = (Key: string, Value: string) => ({ Key, Value })

  test('become tags of the principal', async () => {
    const with_ = keysOf(await assume(bob(), { RoleArn: arn('tag-reader'), Tags: [tag('project', 'apollo')] }))
    const without = keysOf(await assume(bob(), { RoleArn: arn('tag-reader') }))
    await listUsers(with_)
    expect(await errorOf(listUsers(without))).toContain(
      'because no identity-based policy allows the iam:ListUsers action',
    )
  })

  test('need sts:TagSession in the trust policy', async () => {
    expect(await errorOf(assume(bob(), { RoleArn: arn('untagged'), Tags: [tag('a', 'b')] }))).toBe(
      denied(userArn('bob'), arn('untagged'), 'sts:TagSession'),
    )
  })

  test('are handed on when they are transitive, and cannot be set again', async () => {
    const first = keysOf(
      await assume(bob(), {
        RoleArn: arn('team/plain'),
        Tags: [tag('Project', 'apollo'), tag('own', '1')],
        TransitiveTagKeys: ['project'],
      }),
    )
    await listUsers(keysOf(await assume(first, { RoleArn: arn('tag-reader') })))
    expect(await errorOf(assume(first, { RoleArn: arn('tag-reader'), Tags: [tag('PROJECT', 'gemini')] }))).toBe(
      "InvalidParameterValue 400: One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
    expect(await errorOf(assume(first, { RoleArn: arn('untagged') }))).toBe(
      denied(`arn:aws:sts::${ACCOUNT}:assumed-role/plain/session`, arn('untagged'), 'sts:TagSession'),
    )
  })

  test.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    [
      'keys that differ in case only',
      { Tags: [tag('a', '1'), tag('A', '2')] },
      'InvalidParameterValue 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'a transitive key that is no tag',
      { Tags: [tag('a', '1')], TransitiveTagKeys: ['b'] },
      'InvalidParameterValue 400: The specified transitive tag key must be included in the requested tags.',
    ],
  ])('%s', async (_, input, expected) => {
    expect(await errorOf(assume(bob(), { RoleArn: arn('team/plain'), ...input }))).toBe(expected)
  })
})

describe('source identity', () => {
  test('stays, has to be permitted all along, and cannot be changed', async () => {
    const first = await assume(bob(), { RoleArn: arn('team/plain'), SourceIdentity: 'Alice' })
    expect(first.SourceIdentity).toBe('Alice')
    const keys = keysOf(first)
    expect((await assume(keys, { RoleArn: arn('team/plain') })).SourceIdentity).toBe('Alice')
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/plain/session`
    expect(await errorOf(assume(keys, { RoleArn: arn('long') }))).toBe(
      denied(session, arn('long'), 'sts:SetSourceIdentity'),
    )
    expect(await errorOf(assume(keys, { RoleArn: arn('team/plain'), SourceIdentity: 'Mallory' }))).toBe(
      denied(session, arn('team/plain'), 'sts:SetSourceIdentity'),
    )
  })
})

describe('a second factor', () => {
  test('satisfies the trust policy, once', async () => {
    const device = await bench.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'mia' }))
    const SerialNumber = device.VirtualMFADevice!.SerialNumber!
    const seed = new TextDecoder().decode(device.VirtualMFADevice!.Base32StringSeed)
    await bench.iam.send(
      new EnableMFADeviceCommand({
        UserName: 'mia',
        SerialNumber,
        AuthenticationCode1: codeNow(seed, -1),
        AuthenticationCode2: codeNow(seed),
      }),
    )
    const mia = bench.keyOf('mia')
    const RoleArn = arn('guarded')
    const TokenCode = codeNow(seed, 1)
    const wrongCode = 'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.'
    const wrongDevice =
      'AccessDenied 403: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.'
    expect(await errorOf(assume(mia, { RoleArn }))).toBe(denied(userArn('mia'), RoleArn))
    expect(await errorOf(assume(mia, { RoleArn, SerialNumber, TokenCode: codeNow(seed) }))).toBe(wrongCode)
    expect(await errorOf(assume(mia, { RoleArn, SerialNumber: `${SerialNumber}x`, TokenCode }))).toBe(wrongDevice)
    expect(await errorOf(assume(bob(), { RoleArn, SerialNumber, TokenCode }))).toBe(wrongDevice)
    expect(await errorOf(assume(mia, { RoleArn, SerialNumber, TokenCode }))).toBe('no error')
    expect(await errorOf(assume(mia, { RoleArn, SerialNumber, TokenCode }))).toBe(wrongCode)
  })
})
