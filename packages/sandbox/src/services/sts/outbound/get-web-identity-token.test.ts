import {
  DisableOutboundWebIdentityFederationCommand,
  EnableOutboundWebIdentityFederationCommand,
  GetOutboundWebIdentityFederationInfoCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
} from '@aws-sdk/client-sts'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../testing/sandbox.ts'
import { answerOf, errorOf } from '../../../testing/served.ts'
import { outboundFederations } from '../../iam/entities/account-settings.ts'
import { allow, type Keys, keysOf, type StsBench, stsBench, trust } from '../testing/sts-bench.ts'
import { publicKeys } from './signing-keys.ts'

const OTHER = '210987654321'
const SELF = `arn:aws:sts::${ACCOUNT}:self`
const BOTH = [
  'sts:GetWebIdentityToken',
  'sts:TagGetWebIdentityToken',
  'sts:GetFederationToken',
  'sts:AssumeRole',
  'sts:SetSourceIdentity',
]
const ASK = { Audience: ['https://api.example.com'], SigningAlgorithm: 'RS256' }
const OFF = 'OutboundWebIdentityFederationDisabledException 403: OutboundWebIdentityFederation is disabled.'

let bench: StsBench
let keys: Record<string, Keys>

beforeAll(async () => {
  const user = (userName: string, policy?: object, tags: { Key: string; Value: string }[] = []) => ({
    userName,
    path: '/team/',
    accessKeys: [{}],
    tags,
    ...(policy && { inlinePolicies: { given: policy } }),
  })
  bench = await stsBench({
    users: [
      user('issuer', allow(BOTH), [{ Key: 'Team', Value: 'platform' }]),
      user('nobody'),
      user('plain', allow('sts:GetWebIdentityToken')),
      user('self', allow(BOTH.slice(0, 2), SELF)),
      user(
        'conditions',
        allow('sts:GetWebIdentityToken', '*', {
          Condition: {
            'ForAllValues:StringEquals': { 'sts:IdentityTokenAudience': ASK.Audience },
            StringEquals: { 'sts:SigningAlgorithm': 'RS256' },
            NumericEquals: { 'sts:DurationSeconds': '300' },
          },
        }),
      ),
    ],
    roles: [
      {
        roleName: 'worker',
        path: '/jobs/',
        assumeRolePolicyDocument: trust({ AWS: ACCOUNT }, {}, ['sts:AssumeRole', 'sts:SetSourceIdentity']),
        inlinePolicies: { given: allow(BOTH) },
        tags: [{ Key: 'Team', Value: 'role' }],
      },
    ],
  })
  const names = ['issuer', 'nobody', 'plain', 'self', 'conditions']
  keys = Object.fromEntries(names.map((name) => [name, bench.keyOf(name)]))
})

afterAll(() => bench.close())

const ask = (who: Keys, input: Partial<GetWebIdentityTokenCommandInput> = {}) =>
  bench.sts(who).send(new GetWebIdentityTokenCommand({ ...ASK, ...input }))
const enable = () => bench.iam.send(new EnableOutboundWebIdentityFederationCommand({}))
const disable = () => bench.iam.send(new DisableOutboundWebIdentityFederationCommand({}))
const info = () => bench.iam.send(new GetOutboundWebIdentityFederationInfoCommand({}))
const denied = (user: string, action: string) =>
  `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/team/${user} is not authorized to perform: sts:${action} on resource: ${SELF} because no identity-based policy allows the sts:${action} action`

/** The account's public keys, as its `jwks.json` would have them. */
const jwks = () =>
  bench.world.read((state) => publicKeys(state.table(outboundFederations, ACCOUNT).get('federation')!.keys))

describe('before it is switched on', () => {
  test('there is no information, and no token', async () => {
    expect(await errorOf(info())).toBe(
      `FeatureDisabled 404: Outbound identity federation is disabled for account ${ACCOUNT}`,
    )
    expect(await errorOf(disable())).toBe(
      `FeatureDisabled 404: Outbound identity federation is already disabled for account ${ACCOUNT}`,
    )
    expect(await errorOf(ask(keys.issuer!))).toBe(OFF)
  })

  test.each<[string, Partial<GetWebIdentityTokenCommandInput>, string]>([
    [
      'another algorithm',
      { SigningAlgorithm: 'ES256' },
      'ValidationError 400: Requested SigningAlgorithm is not supported. See the GetWebIdentityToken documentation for supported algorithms',
    ],
    [
      'the name of an algorithm in lower case',
      { SigningAlgorithm: 'rs256' },
      'ValidationError 400: Requested SigningAlgorithm is not supported. See the GetWebIdentityToken documentation for supported algorithms',
    ],
    [
      'an algorithm of another length',
      { SigningAlgorithm: 'none' },
      "ValidationError 400: 1 validation error detected: Value 'none' at 'signingAlgorithm' failed to satisfy constraint: Member must have length greater than or equal to 5",
    ],
    [
      'no algorithm',
      { SigningAlgorithm: undefined },
      "ValidationError 400: 1 validation error detected: Value null at 'signingAlgorithm' failed to satisfy constraint: Member must not be null",
    ],
    [
      'eleven audiences',
      { Audience: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] },
      "ValidationError 400: 1 validation error detected: Value '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]' at 'audience' failed to satisfy constraint: Member must have length less than or equal to 10",
    ],
    [
      'too short a time',
      { DurationSeconds: 59 },
      "ValidationError 400: 1 validation error detected: Value '59' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
    ],
    [
      'tags that differ in case only',
      {
        Tags: [
          { Key: 'team', Value: 'one' },
          { Key: 'Team', Value: 'two' },
        ],
      },
      'InvalidParameterValue 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
  ])('%s is refused first', async (_, input, expected) => {
    expect(await errorOf(ask(keys.issuer!, input))).toBe(expected)
  })

  test.each<[string, Partial<GetWebIdentityTokenCommandInput>, string]>([
    ['nobody', {}, denied('nobody', 'GetWebIdentityToken')],
    ['plain', {}, OFF],
    ['plain', { Tags: [{ Key: 'team', Value: 'test' }] }, denied('plain', 'TagGetWebIdentityToken')],
    ['self', { Tags: [{ Key: 'team', Value: 'test' }] }, OFF],
    ['conditions', {}, OFF],
    ['conditions', { DurationSeconds: 300 }, OFF],
    ['conditions', { DurationSeconds: 301 }, denied('conditions', 'GetWebIdentityToken')],
    ['conditions', { SigningAlgorithm: 'ES384' }, denied('conditions', 'GetWebIdentityToken')],
    ['conditions', { Audience: ['other'] }, denied('conditions', 'GetWebIdentityToken')],
  ])('the policies of %s are asked first: %j', async (user, input, expected) => {
    expect(await errorOf(ask(keys[user]!, input))).toBe(expected)
  })

  test('no token outlives the session that asks for it; federated users get none', async () => {
    const worker = keysOf(
      await bench.sts(keys.issuer!).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${ACCOUNT}:role/jobs/worker`,
          RoleSessionName: 'one',
          DurationSeconds: 900,
        }),
      ),
    )
    expect(await errorOf(ask(worker, { DurationSeconds: 3600 }))).toBe(
      "SessionDurationEscalationException 403: Requested token expiry time must be before the original session's expiry time.",
    )
    const federated = await bench
      .sts(keys.issuer!)
      .send(new GetFederationTokenCommand({ Name: 'guest', Policy: JSON.stringify(allow('sts:*')) }))
    expect(await errorOf(ask(keysOf(federated)))).toBe(
      'AccessDenied 403: GetWebIdentityToken does not support federated user sessions',
    )
    const session = await bench.sts(keys.issuer!).send(new GetSessionTokenCommand({ DurationSeconds: 900 }))
    expect(await errorOf(ask(keysOf(session)))).toBe(OFF)
  })
})

describe('switched on', () => {
  let issuer: string

  beforeAll(async () => {
    issuer = (await enable()).IssuerIdentifier!
  })

  test('the issuer is a host of its own, and stays when the feature goes off and on', async () => {
    expect(issuer).toMatch(/^https:\/\/a1[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tokens\.sts\.global\.api\.aws$/)
    expect(await errorOf(enable())).toBe(
      `FeatureEnabled 409: Outbound identity federation is already enabled for account ${ACCOUNT}`,
    )
    expect(await answerOf(info())).toEqual({ IssuerIdentifier: issuer, JwtVendingEnabled: true })
    const before = await jwks()
    await disable()
    expect(await errorOf(ask(keys.issuer!))).toBe(OFF)
    expect(await answerOf(enable())).toEqual({ IssuerIdentifier: issuer })
    expect(await jwks()).toEqual(before)
    expect(before.keys.map(({ kid, alg, use, d }) => ({ kid, alg, use, d }))).toEqual([
      { kid: 'RSA_0', alg: 'RS256', use: 'sig', d: undefined },
      { kid: 'EC384_0', alg: 'ES384', use: 'sig', d: undefined },
    ])
  })

  test.each([
    ['RS256', 'RSA_0'],
    ['ES384', 'EC384_0'],
  ])('a user’s token, signed with %s, says who that is', async (SigningAlgorithm, kid) => {
    const { WebIdentityToken, Expiration } = await ask(keys.issuer!, {
      SigningAlgorithm,
      DurationSeconds: 60,
      Tags: [{ Key: 'job', Value: 'nightly' }],
    })
    const { payload, protectedHeader } = await jwtVerify(WebIdentityToken!, createLocalJWKSet(await jwks()))
    expect(protectedHeader).toEqual({ kid, typ: 'JWT', alg: SigningAlgorithm })
    const arn = `arn:aws:iam::${ACCOUNT}:user/team/issuer`
    expect(payload).toEqual({
      aud: 'https://api.example.com',
      sub: arn,
      'https://sts.amazonaws.com/': {
        aws_account: ACCOUNT,
        source_region: 'us-east-1',
        principal_id: arn,
        principal_tags: { Team: 'platform' },
        request_tags: { job: 'nightly' },
      },
      iss: issuer,
      exp: payload.iat! + 60,
      iat: expect.any(Number),
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(Math.floor(Expiration!.getTime() / 1000)).toBe(payload.exp)
  })

  test('several audiences are a list; a role’s token names the role, and when its session ends', async () => {
    const made = await bench.sts(keys.issuer!).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/jobs/worker`,
        RoleSessionName: 'one',
        SourceIdentity: 'alice',
      }),
    )
    const { WebIdentityToken } = await ask(keysOf(made), { Audience: ['one', 'one'] })
    expect(decodeProtectedHeader(WebIdentityToken!)).toMatchObject({ alg: 'RS256' })
    const claims = decodeJwt(WebIdentityToken!)
    expect(claims).toMatchObject({ aud: ['one', 'one'], sub: `arn:aws:iam::${ACCOUNT}:role/jobs/worker` })
    expect(claims['https://sts.amazonaws.com/']).toEqual({
      aws_account: ACCOUNT,
      source_region: 'us-east-1',
      principal_id: `arn:aws:iam::${ACCOUNT}:role/jobs/worker`,
      principal_tags: { Team: 'role' },
      source_identity: 'alice',
      original_session_exp: made.Credentials!.Expiration!.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    })
  })

  test('another account may trust the issuer', async () => {
    const other = await bench.sandbox.createAccount(bench.world, { id: OTHER })
    const host = issuer.slice('https://'.length)
    const root = bench.with(other.rootKey!)
    await root('iam', 'CreateOpenIDConnectProvider', { Url: issuer, ClientIDList: ASK.Audience })
    await root('iam', 'CreateRole', {
      RoleName: 'partner',
      AssumeRolePolicyDocument: JSON.stringify(
        trust(
          { Federated: `arn:aws:iam::${OTHER}:oidc-provider/${host}` },
          { Condition: { StringEquals: { [`${host}:sub`]: `arn:aws:iam::${ACCOUNT}:user/team/issuer` } } },
          'sts:AssumeRoleWithWebIdentity',
        ),
      ),
    })
    const assume = async (who: Keys) =>
      bench.sts(undefined).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: `arn:aws:iam::${OTHER}:role/partner`,
          RoleSessionName: 'from-aws',
          WebIdentityToken: (await ask(who)).WebIdentityToken,
        }),
      )
    expect((await assume(keys.issuer!)).AssumedRoleUser?.Arn).toBe(
      `arn:aws:sts::${OTHER}:assumed-role/partner/from-aws`,
    )
    expect(await errorOf(assume(keys.plain!))).toBe(
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    )
  })
})
