/** What `aws login` asks of AWS's sign-in, by its own protocol: PKCE, a proof of possession, refreshing. */
import { createHash } from 'node:crypto'
import {
  type AwsStructure,
  consoleModels,
  decodeResponse,
  encodeRequest,
  loadService,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../../../testing/sandbox.ts'

const CLIENT = 'arn:aws:signin:::devtools/same-device'
const REDIRECT = 'http://127.0.0.1:8400/oauth/callback'
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const HOST = 'https://us-east-1.signin.aws.amazon.com/v1/token'

type Keys = Awaited<ReturnType<typeof generateKeyPair>>

let now = Date.now()
let bench: TestBench
let keys: Keys

const policy = (Effect: string, Action: string, Resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource }],
})

beforeEach(async () => {
  now = Date.now()
  bench = await testBench(
    {
      users: [
        { userName: 'dana', password: 'Correct-horse-1', attachedPolicies: [ADMINISTRATOR] },
        { userName: 'local', attachedPolicies: ['arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess'] },
        { userName: 'eve' },
        { userName: 'half', inlinePolicies: { own: policy('Allow', 'signin:AuthorizeOAuth2Access') } },
      ],
    },
    { clock: { now: () => now } },
  )
  keys = await generateKeyPair('ES256', { extractable: true })
})

async function session(name: string): Promise<SigningCredentials> {
  const principal = name === 'root' ? 'root' : `arn:aws:iam::${ACCOUNT}:user/${name}`
  const made = await bench.sandbox.account(bench.world, ACCOUNT).session({ principal, duration: 43_200 })
  if (!made) throw new Error(`nobody is called ${name}`)
  return made
}

async function consent(who: SigningCredentials | undefined, input: AwsStructure = {}) {
  const model = consoleModels['console-signin']
  const operation = model.operations.CreateAuthorizationCode!
  const asked = {
    ClientId: CLIENT,
    RedirectUri: REDIRECT,
    CodeChallenge: CHALLENGE,
    CodeChallengeMethod: 'SHA-256',
    ...input,
  }
  const plain = encodeRequest(model, operation, asked, { region: 'us-east-1' })
  const signed = who ? signRequest(plain, who, { ...signingScope(model, 'us-east-1'), now: new Date(now) }) : plain
  return decodeResponse(model, operation, await bench.sandbox.console('test').handle(signed))
}

const codeOf = async (name: string): Promise<string> => String((await consent(await session(name))).output?.Code)

async function proof(by: Keys, claims: object = {}): Promise<string> {
  const jwk = await exportJWK(by.publicKey)
  return new SignJWT({ htm: 'POST', htu: HOST, iat: Math.floor(now / 1000), jti: 'x', ...claims })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
    .sign(by.privateKey)
}

async function token(tokenInput: AwsStructure, dpop?: string | null) {
  const model = await loadService('signin')
  const operation = model.operations.CreateOAuth2Token!
  const plain = encodeRequest(
    model,
    operation,
    { tokenInput },
    { region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' },
  )
  const header = dpop === undefined ? await proof(keys) : dpop
  const headers = header === null ? plain.headers : { ...plain.headers, dpop: header }
  const answer = decodeResponse(model, operation, await bench.sandbox.handle({ ...plain, headers }))
  return { ...answer, made: answer.output?.tokenOutput as Record<string, never> | undefined }
}

const redeem = (code: string, more: AwsStructure = {}, dpop?: string | null) =>
  token(
    { clientId: CLIENT, grantType: 'authorization_code', code, redirectUri: REDIRECT, codeVerifier: VERIFIER, ...more },
    dpop,
  )
const refresh = (refreshToken: string, dpop?: string) =>
  token({ clientId: CLIENT, grantType: 'refresh_token', refreshToken }, dpop)

const identity = (credentials: SigningCredentials) =>
  bench.with(credentials)('sts', 'GetCallerIdentity', {}, { now: new Date(now) })
const whoIs = async (credentials: SigningCredentials) => (await identity(credentials)).output?.Arn

test.each(['dana', 'local', 'root'])(
  '%s consents, and the code becomes credentials for fifteen minutes',
  async (name) => {
    const { made } = await redeem(await codeOf(name))
    const arn = `arn:aws:iam::${ACCOUNT}:${name === 'root' ? 'root' : `user/${name}`}`
    expect(made).toMatchObject({ tokenType: 'aws_sigv4', expiresIn: 900 })
    expect(JSON.parse(atob(String(made!.idToken).split('.')[1]!))).toMatchObject({ sub: arn })
    const credentials = made!.accessToken as unknown as SigningCredentials
    expect(await whoIs(credentials)).toBe(arn)
    now += 901_000
    expect((await identity(credentials)).code).toBe('ExpiredToken')
    const again = await refresh(String(made!.refreshToken))
    expect(await whoIs(again.made!.accessToken as unknown as SigningCredentials)).toBe(arn)
    now += 43_200_000
    expect((await refresh(String(made!.refreshToken))).error).toMatchObject({
      code: 'AccessDeniedException',
      fields: { error: 'TOKEN_EXPIRED' },
    })
    expect(bench.faults).toEqual([])
  },
)

test('a code is good once, for ten minutes, for who asked', async () => {
  const used = await codeOf('dana')
  await redeem(used)
  const expired = { code: 'AccessDeniedException', fields: { error: 'AUTHCODE_EXPIRED' } }
  expect((await redeem(used)).error).toMatchObject(expired)
  expect((await redeem(`${used}0`)).error).toMatchObject(expired)
  const code = await codeOf('dana')
  const invalid = { code: 'ValidationException', fields: { error: 'INVALID_REQUEST' } }
  expect((await redeem(code, { codeVerifier: 'w'.repeat(64) })).error).toMatchObject(invalid)
  expect((await redeem(code, { redirectUri: `${REDIRECT}x` })).error).toMatchObject(invalid)
  now += 601_000
  expect((await redeem(code)).error).toMatchObject(expired)
})

test('the key that made the login has to prove itself, each time', async () => {
  const other = await generateKeyPair('ES256', { extractable: true })
  const invalid = { code: 'ValidationException', fields: { error: 'INVALID_REQUEST' } }
  const code = await codeOf('dana')
  for (const bad of [
    null,
    '',
    'no.jwt.here',
    `${(await proof(keys)).slice(0, -4)}AAAA`,
    await proof(keys, { htm: 'GET' }),
    await proof(keys, { htu: 'https://evil.example/v1/other' }),
    await proof(keys, { iat: Math.floor(now / 1000) - 900 }),
  ])
    expect((await redeem(code, {}, bad)).error, String(bad)).toMatchObject(invalid)
  const { made } = await redeem(code)
  expect((await refresh(String(made!.refreshToken), await proof(other))).error).toMatchObject(invalid)
  expect((await refresh(`${made!.refreshToken}x`)).error).toMatchObject(invalid)
  expect(bench.faults).toEqual([])
})

test('policies decide of the consent and of the token', async () => {
  const resource = `arn:aws:signin:us-east-1:${ACCOUNT}:oauth2/public-client/localhost`
  expect((await consent(await session('eve'))).error).toMatchObject({
    code: 'AccessDenied',
    message: `User: arn:aws:iam::${ACCOUNT}:user/eve is not authorized to perform: signin:AuthorizeOAuth2Access on resource: ${resource} because no identity-based policy allows the signin:AuthorizeOAuth2Access action`,
  })
  expect((await redeem(await codeOf('half'))).error).toMatchObject({
    code: 'AccessDeniedException',
    fields: { error: 'INSUFFICIENT_PERMISSIONS' },
  })
})

test('a changed password or a deleted user ends the login', async () => {
  const { made } = await redeem(await codeOf('dana'))
  now += 5_000
  await bench.root('iam', 'UpdateLoginProfile', { UserName: 'dana', Password: 'Another-horse-2' })
  expect((await refresh(String(made!.refreshToken))).error).toMatchObject({
    fields: { error: 'USER_CREDENTIALS_CHANGED' },
  })
  const local = await redeem(await codeOf('local'))
  await bench.root('iam', 'DetachUserPolicy', {
    UserName: 'local',
    PolicyArn: 'arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess',
  })
  expect((await refresh(String(local.made!.refreshToken))).error).toMatchObject({
    fields: { error: 'INSUFFICIENT_PERMISSIONS' },
  })
  await bench.root('iam', 'DeleteUser', { UserName: 'local' })
  expect((await refresh(String(local.made!.refreshToken))).error).toMatchObject({ fields: { error: 'TOKEN_EXPIRED' } })
})

test('a code is made for a console session alone, and for an address on its own computer', async () => {
  expect((await consent(undefined)).error?.code).toBe('MissingAuthenticationTokenException')
  expect((await consent(bench.rootKey)).error?.code).toBe('AccessDenied')
  const dana = await session('dana')
  for (const RedirectUri of ['http://evil.example/oauth/callback', 'https://127.0.0.1/oauth/callback', 'nonsense'])
    expect((await consent(dana, { RedirectUri })).error?.code, RedirectUri).toBe('ValidationException')
  const remote = {
    ClientId: 'arn:aws:signin:::devtools/cross-device',
    RedirectUri: 'http://127.0.0.1:4566/v1/sessions/confirmation',
  }
  expect((await consent(dana, remote)).output?.Code).toEqual(expect.any(String))
})
