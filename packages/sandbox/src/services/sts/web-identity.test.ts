import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf } from '../../testing/served.ts'
import { allow, keysOf, type StsBench, stsBench } from './testing/sts-bench.ts'
import { registerIdentityProvider } from './web-identity/register.ts'

const HOST = 'token.actions.githubusercontent.com'
const ISSUER = `https://${HOST}`
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${HOST}`
const SUBJECT = 'repo:octo/app:ref:refs/heads/main'
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`

const trustWeb = (condition: object, actions: string[] = ['sts:AssumeRoleWithWebIdentity']) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: actions, Condition: { StringEquals: condition } },
  ],
})

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
let bench: StsBench
let good: Pair
let foreign: Pair

beforeAll(async () => {
  good = await generateKeyPair('RS256', { extractable: true })
  foreign = await generateKeyPair('RS256')
  bench = await stsBench({
    roles: [
      {
        roleName: 'deploy',
        assumeRolePolicyDocument: trustWeb({ [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:sub`]: SUBJECT }),
        inlinePolicies: { all: allow('*') },
      },
      { roleName: 'repository', assumeRolePolicyDocument: trustWeb({ [`${HOST}:repository`]: 'octo/app' }) },
      {
        roleName: 'tagged',
        assumeRolePolicyDocument: trustWeb({ 'aws:RequestTag/team': 'red' }, [
          'sts:AssumeRoleWithWebIdentity',
          'sts:TagSession',
          'sts:SetSourceIdentity',
        ]),
      },
    ],
  })
  await bench.root('iam', 'CreateOpenIDConnectProvider', { Url: ISSUER, ClientIDList: ['sts.amazonaws.com'] })
  await registerIdentityProvider(bench.world, {
    issuer: ISSUER,
    // The private key too: it has to be left out.
    jwks: { keys: [{ ...(await exportJWK(good.privateKey)), kid: 'one', alg: 'RS256' }] },
  })
})

afterAll(() => bench.close())

interface TokenOptions {
  claims?: Record<string, unknown>
  key?: Pair
  kid?: string
  issuer?: string
  audience?: string
  expires?: number
}

const seconds = () => Math.floor(Date.now() / 1000)

function tokenOf({
  claims = {},
  key = good,
  kid = 'one',
  issuer = ISSUER,
  audience = 'sts.amazonaws.com',
  expires = seconds() + 300,
}: TokenOptions = {}) {
  return new SignJWT({ sub: SUBJECT, repository: 'octo/app', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key.privateKey)
}

async function assume(role: string, options: TokenOptions = {}) {
  const WebIdentityToken = await tokenOf(options)
  return bench
    .sts(undefined)
    .send(new AssumeRoleWithWebIdentityCommand({ RoleArn: roleArn(role), RoleSessionName: 'ci', WebIdentityToken }))
}

describe('AssumeRoleWithWebIdentity', () => {
  test('takes a token in the place of credentials', async () => {
    const answer = await answerOf(assume('deploy'))
    expect(answer).toEqual({
      Credentials: expect.any(Object),
      AssumedRoleUser: {
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ci$/),
        Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/ci`,
      },
      SubjectFromWebIdentityToken: SUBJECT,
      Provider: PROVIDER,
      Audience: 'sts.amazonaws.com',
      SessionTokenUtilization: expect.any(Number),
      SessionTokenSize: expect.any(Number),
    })
    expect((await bench.sts(keysOf(answer)).send(new GetCallerIdentityCommand({}))).Arn).toBe(
      `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/ci`,
    )
    const event = (await bench.world.events()).find(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
    expect(event).toMatchObject({
      outcome: 'allowed',
      account: ACCOUNT,
      principal: { type: 'web-identity', provider: PROVIDER },
      principalArn: `${HOST}:sts.amazonaws.com:${SUBJECT}`,
      requestParameters: { WebIdentityToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    })
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['a claim that the provider’s tokens have', () => assume('repository'), 'no error'],
    [
      'another repository',
      () => assume('repository', { claims: { repository: 'octo/evil' } }),
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'another subject',
      () => assume('deploy', { claims: { sub: 'repo:octo/app:pull_request' } }),
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'a role that does not exist',
      () => assume('nowhere'),
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'another audience',
      () => assume('deploy', { audience: 'sigstore' }),
      'InvalidIdentityToken 400: Incorrect token audience',
    ],
    [
      'an issuer that is no provider',
      () => assume('deploy', { issuer: 'https://evil.example' }),
      'InvalidIdentityToken 400: No OpenIDConnect provider found in your account for https://evil.example',
    ],
    [
      'another’s key',
      () => assume('deploy', { key: foreign }),
      'InvalidIdentityToken 400: The signature of the ID Token is not valid.',
    ],
    [
      'a key nobody knows',
      () => assume('deploy', { kid: 'two' }),
      "InvalidIdentityToken 400: Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ],
    [
      'an expired token',
      () => assume('deploy', { expires: 1_700_000_000 }),
      `ExpiredTokenException 400: Token expired: current date/time NOW must be before the expiration date/time 1700000000`,
    ],
  ])('%s', async (_, call, expected) => {
    expect((await errorOf(call())).replace(/(date\/time )\d{10} must/, '$1NOW must')).toBe(expected)
  })

  test.each([
    ['no token', 'not-a-token'],
    [
      'an unsigned one',
      `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: ISSUER, sub: SUBJECT, aud: 'sts.amazonaws.com', exp: 4_000_000_000 }))}.`,
    ],
  ])('%s', async (_, WebIdentityToken) => {
    const sent = bench
      .sts(undefined)
      .send(
        new AssumeRoleWithWebIdentityCommand({ RoleArn: roleArn('deploy'), RoleSessionName: 'ci', WebIdentityToken }),
      )
    expect(await errorOf(sent)).toMatch(
      /^InvalidIdentityToken 400: The (ID Token provided is not a valid JWT|signature of the ID Token is not valid)/,
    )
  })

  test('tags and the source identity come in the token', async () => {
    const claims = {
      'https://aws.amazon.com/tags': { principal_tags: { team: ['red'] }, transitive_tag_keys: ['team'] },
      'https://aws.amazon.com/source_identity': 'octocat',
    }
    const answer = await assume('tagged', { claims })
    expect(answer).toMatchObject({ SourceIdentity: 'octocat', PackedPolicySize: answer.SessionTokenUtilization })
    expect(await errorOf(assume('tagged'))).toBe(
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    )
    expect(await errorOf(assume('deploy', { claims }))).toBe(
      'AccessDenied 403: Not authorized to perform sts:TagSession',
    )
  })

  test('outside a secure context says so', async () => {
    const WebIdentityToken = await tokenOf()
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes })
    const input = { RoleArn: roleArn('deploy'), RoleSessionName: 'ci', WebIdentityToken }
    const answer = await bench.with()('sts', 'AssumeRoleWithWebIdentity', input)
    vi.unstubAllGlobals()
    expect(answer).toMatchObject({
      status: 400,
      code: 'IDPCommunicationError',
      message: 'Tokens cannot be verified here: this is no secure context.',
    })
  })

  test('the private part of a key is not kept', async () => {
    expect(JSON.stringify(await bench.world.export())).not.toContain('"d":')
  })
})
