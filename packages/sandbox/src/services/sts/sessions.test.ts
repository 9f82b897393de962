import {
  CreateVirtualMFADeviceCommand,
  DeleteUserPolicyCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT, testBench } from '../../testing/sandbox.ts'
import { answerOf, errorOf } from '../../testing/served.ts'
import { allow, codeNow, type Keys, keysOf, type StsBench, stsBench, trust } from './testing/sts-bench.ts'

const bobArn = `arn:aws:iam::${ACCOUNT}:user/bob`
const INVALID = 'InvalidClientTokenId 403: The security token included in the request is invalid.'

let bench: StsBench
let other: Keys

beforeAll(async () => {
  bench = await stsBench({
    users: [
      { userName: 'bob', inlinePolicies: { all: allow('*') }, accessKeys: [{}], tags: [{ Key: 'team', Value: 'red' }] },
      { userName: 'eve', accessKeys: [{}] },
      {
        userName: 'mia',
        inlinePolicies: { all: allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }) },
        accessKeys: [{}],
      },
    ],
    roles: [
      { roleName: 'any', assumeRolePolicyDocument: trust({ AWS: ACCOUNT }), inlinePolicies: { all: allow('*') } },
    ],
  })
  const made = await bench.sandbox.createAccount(bench.world, { id: '210987654321' })
  other = made.rootKey!
})

afterAll(() => bench.close())

const send = (keys: Keys) => bench.sts(keys)
const bob = () => bench.keyOf('bob')
const iam = (keys: Keys) =>
  new IAMClient({ region: 'us-east-1', endpoint: bench.url, credentials: keys, maxAttempts: 1 })
const buckets = (keys: Keys) =>
  new S3Client({
    region: 'us-east-1',
    endpoint: bench.url,
    credentials: keys,
    maxAttempts: 1,
    forcePathStyle: true,
  }).send(new ListBucketsCommand({}))

/** Seconds until credentials end. */
const left = (answer: { Credentials?: { Expiration?: Date } }) =>
  Math.round((answer.Credentials!.Expiration!.getTime() - Date.now()) / 10_000) * 10

describe('GetSessionToken', () => {
  test('gives credentials of the same user, for twelve hours, without a policy for it', async () => {
    const answer = await answerOf(send(bench.keyOf('eve')).send(new GetSessionTokenCommand({})))
    const size = answer.Credentials!.SessionToken!.length
    expect(answer).toEqual({
      Credentials: expect.any(Object),
      SessionTokenSize: size,
      SessionTokenUtilization: Math.ceil((size * 100) / 4096),
    })
    expect(left(answer)).toBe(43_200)
    expect((await send(keysOf(answer)).send(new GetCallerIdentityCommand({}))).Arn).toBe(
      `arn:aws:iam::${ACCOUNT}:user/eve`,
    )
  })

  test('root’s end after an hour, whatever is asked', async () => {
    const answer = await send(bench.rootKey).send(new GetSessionTokenCommand({ DurationSeconds: 129_600 }))
    expect(left(answer)).toBe(3_600)
    expect((await send(keysOf(answer)).send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${ACCOUNT}:root`)
  })

  test('its credentials cannot do everything', async () => {
    const keys = keysOf(await send(bob()).send(new GetSessionTokenCommand({})))
    await buckets(keys)
    expect(await errorOf(iam(keys).send(new GetUserCommand({})))).toBe(INVALID)
    expect(await errorOf(send(keys).send(new GetSessionTokenCommand({})))).toBe(
      'AccessDenied 403: Cannot call GetSessionToken with session credentials',
    )
    expect(await errorOf(send(keys).send(new GetFederationTokenCommand({ Name: 'fay' })))).toBe(
      'AccessDenied 403: Cannot call GetFederationToken with session credentials',
    )
    await send(keys).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/any`, RoleSessionName: 'x1' }))
  })

  test('a second factor opens what asks for it, IAM among it, and its code works once', async () => {
    const device = await bench.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'mia' }))
    const SerialNumber = device.VirtualMFADevice!.SerialNumber!
    const seed = new TextDecoder().decode(device.VirtualMFADevice!.Base32StringSeed)
    const [AuthenticationCode1, AuthenticationCode2, TokenCode] = [codeNow(seed, -1), codeNow(seed), codeNow(seed, 1)]
    await bench.iam.send(
      new EnableMFADeviceCommand({ UserName: 'mia', SerialNumber, AuthenticationCode1, AuthenticationCode2 }),
    )
    const mia = bench.keyOf('mia')
    expect(await errorOf(send(mia).send(new GetSessionTokenCommand({ SerialNumber })))).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    )
    const keys = keysOf(await send(mia).send(new GetSessionTokenCommand({ SerialNumber, TokenCode })))
    expect((await iam(keys).send(new GetUserCommand({}))).User?.UserName).toBe('mia')
    expect(await errorOf(buckets(mia))).toContain('AccessDenied 403')
    await buckets(keys)
    expect(await errorOf(send(mia).send(new GetSessionTokenCommand({ SerialNumber, TokenCode })))).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    )
    const event = (await bench.world.events()).filter(({ operation }) => operation === 'ListBuckets').at(-1)
    expect(event).toMatchObject({ mfa: true, principalArn: `arn:aws:iam::${ACCOUNT}:user/mia` })
  })
})

describe('GetFederationToken', () => {
  test('gives what both the policies and the user allow, and neither IAM nor STS', async () => {
    const Policy = JSON.stringify(allow(['s3:*', 'iam:*', 'sts:*']))
    const answer = await answerOf(send(bob()).send(new GetFederationTokenCommand({ Name: 'fay', Policy })))
    expect(answer).toEqual({
      Credentials: expect.any(Object),
      FederatedUser: {
        FederatedUserId: `${ACCOUNT}:fay`,
        Arn: `arn:aws:sts::${ACCOUNT}:federated-user/fay`,
      },
      PackedPolicySize: answer.SessionTokenUtilization,
      SessionTokenUtilization: expect.any(Number),
      SessionTokenSize: answer.Credentials!.SessionToken!.length,
    })
    expect(left(answer)).toBe(43_200)
    const keys = keysOf(answer)
    expect(await answerOf(send(keys).send(new GetCallerIdentityCommand({})))).toEqual({
      UserId: `${ACCOUNT}:fay`,
      Account: ACCOUNT,
      Arn: `arn:aws:sts::${ACCOUNT}:federated-user/fay`,
    })
    await buckets(keys)
    expect(await errorOf(iam(keys).send(new GetUserCommand({ UserName: 'bob' })))).toBe(INVALID)
    expect(
      await errorOf(
        send(keys).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/any`, RoleSessionName: 'x1' })),
      ),
    ).toContain('AccessDenied 403')
  })

  test('without a policy it may do nothing', async () => {
    const keys = keysOf(await send(bob()).send(new GetFederationTokenCommand({ Name: 'fay' })))
    expect(await errorOf(buckets(keys))).toContain('because no session policy allows the s3:ListAllMyBuckets action')
  })

  test('root’s is root’s no longer', async () => {
    const Policy = JSON.stringify(allow('s3:ListAllMyBuckets'))
    const answer = await send(bench.rootKey).send(new GetFederationTokenCommand({ Name: 'fay', Policy }))
    expect(left(answer)).toBe(3_600)
  })

  test('ends with its user', async () => {
    await bench.sandbox.account(bench.world, ACCOUNT).seed({
      users: [
        {
          userName: 'tmp',
          inlinePolicies: { all: allow('*') },
          accessKeys: [{ accessKeyId: 'AKIATEMPORARYUSER001', secretAccessKey: 's' }],
        },
      ],
    })
    const keys = keysOf(
      await send({ accessKeyId: 'AKIATEMPORARYUSER001', secretAccessKey: 's' }).send(
        new GetFederationTokenCommand({ Name: 'fay' }),
      ),
    )
    const root = bench.root
    await root('iam', 'DeleteAccessKey', { UserName: 'tmp', AccessKeyId: 'AKIATEMPORARYUSER001' })
    await bench.iam.send(new DeleteUserPolicyCommand({ UserName: 'tmp', PolicyName: 'all' }))
    await root('iam', 'DeleteUser', { UserName: 'tmp' })
    expect(await errorOf(send(keys).send(new GetCallerIdentityCommand({})))).toBe(INVALID)
  })
})

describe('temporary credentials', () => {
  test('need their token, unchanged, and their own secret', async () => {
    const keys = keysOf(await send(bob()).send(new GetSessionTokenCommand({})))
    const { sessionToken = '', ...bare } = keys
    const ask = (given: Keys) => errorOf(send(given).send(new GetCallerIdentityCommand({})))
    expect(await ask(bare)).toBe(INVALID)
    expect(await ask({ ...bare, sessionToken: `${sessionToken.slice(0, -8)}AAAAAAA=` })).toBe(INVALID)
    expect(await ask({ ...bob(), sessionToken })).toBe(INVALID)
    expect(await ask({ ...keys, secretAccessKey: 'x' })).toContain('SignatureDoesNotMatch 403')
  })

  test('expire', async () => {
    const clock = { time: Date.now(), now: () => clock.time }
    const still = await testBench({}, { clock })
    const answer = await still.root('sts', 'GetSessionToken', { DurationSeconds: 900 }, { now: new Date(clock.time) })
    const keys = keysOf(answer.output as Parameters<typeof keysOf>[0])
    const ask = () => still.with(keys)('sts', 'GetCallerIdentity', {}, { now: new Date(clock.time) })
    clock.time += 899_000
    expect((await ask()).status).toBe(200)
    clock.time += 1_000
    expect(await ask()).toMatchObject({
      status: 403,
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    })
  })
})

describe('GetAccessKeyInfo', () => {
  test.each<[string, () => string, string]>([
    ['a user’s key', () => bob().accessKeyId, ACCOUNT],
    ['another account’s key', () => other.accessKeyId, '210987654321'],
  ])('%s', async (_, key, Account) => {
    expect(await answerOf(send(bob()).send(new GetAccessKeyInfoCommand({ AccessKeyId: key() })))).toEqual({ Account })
  })

  test('a session’s key, and one that is none', async () => {
    const { accessKeyId } = keysOf(await send(bob()).send(new GetSessionTokenCommand({})))
    expect((await send(bob()).send(new GetAccessKeyInfoCommand({ AccessKeyId: accessKeyId }))).Account).toBe(ACCOUNT)
    expect(await errorOf(send(bob()).send(new GetAccessKeyInfoCommand({ AccessKeyId: 'A'.repeat(20) })))).toBe(
      'ValidationError 400: Invalid Access Key ID: AAAAAAAAAAAAAAAAAAAA',
    )
    expect(
      await errorOf(send(bench.keyOf('eve')).send(new GetAccessKeyInfoCommand({ AccessKeyId: accessKeyId }))),
    ).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/eve is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy allows the sts:GetAccessKeyInfo action`,
    )
  })
})

describe('Regions', () => {
  test('where STS is switched off no credentials are made; who one is can be asked', async () => {
    const session = await bench.sandbox.account(bench.world, ACCOUNT).session({ principal: 'root' })
    const root = bench.with(session)
    expect(
      await root('console-settings', 'SetSTSRegionalEndpointStatus', { Region: 'eu-west-3', Status: 'Inactive' }),
    ).toEqual({ status: 200, output: {} })
    const there = bench.sts(bob(), 'eu-west-3')
    const disabled = `RegionDisabledException 403: STS is not activated in this region for account:${ACCOUNT}. Your account administrator can activate STS in this region using the IAM Console.`
    const RoleArn = `arn:aws:iam::${ACCOUNT}:role/any`
    expect(await errorOf(there.send(new GetSessionTokenCommand({})))).toBe(disabled)
    expect(await errorOf(there.send(new GetFederationTokenCommand({ Name: 'fay' })))).toBe(disabled)
    expect(await errorOf(there.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'x1' })))).toBe(disabled)
    expect((await there.send(new GetCallerIdentityCommand({}))).Arn).toBe(bobArn)
    await bench.sts(bob(), 'eu-west-1').send(new GetSessionTokenCommand({}))
    await root('console-settings', 'SetSTSRegionalEndpointStatus', { Region: 'eu-west-3', Status: 'Active' })
    await there.send(new GetSessionTokenCommand({}))
  })
})

describe('what is not offered', () => {
  test.each(['AssumeRoot', 'AssumeRoleWithSAML', 'GetDelegatedAccessToken'])('%s', async (name) => {
    const inputs: Record<string, object> = {
      AssumeRoot: {
        TargetPrincipal: ACCOUNT,
        TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
      },
      AssumeRoleWithSAML: {
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/any`,
        PrincipalArn: `arn:aws:iam::${ACCOUNT}:saml-provider/x`,
        SAMLAssertion: 'abcd',
      },
      GetDelegatedAccessToken: { TradeInToken: 'abcd' },
    }
    expect(await bench.as('bob')('sts', name, inputs[name] as never)).toMatchObject({
      status: 400,
      code: 'InvalidAction',
      message: `Could not find operation ${name} for version 2011-06-15 (AWS has this operation; the sandbox does not offer it.)`,
    })
  })
})

test('a message that nothing sealed cannot be decoded', async () => {
  expect(await errorOf(send(bob()).send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'nonsense' })))).toBe(
    'InvalidAuthorizationMessageException 400: Message is not valid',
  )
})
