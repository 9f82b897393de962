import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'
import { type ServedSandbox, serveSandbox } from '../serve-sandbox.ts'

const ISSUER = 'https://issuer.example/path'
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/issuer.example/path`

let bench: TestBench
let served: ServedSandbox

beforeAll(async () => {
  bench = await testBench({
    roles: [
      {
        roleName: 'ci',
        assumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity' }],
        },
      },
    ],
  })
  served = await serveSandbox(bench.sandbox, { port: 0, controlPort: 0 })
})

afterAll(() => served.close())

async function register(body: unknown) {
  const answer = await fetch(`${served.controlUrl}/identity-providers`, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}

test('an issuer’s keys are registered, and its tokens are believed', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }
  expect(await register({ issuer: ISSUER, jwks })).toEqual({ status: 201, body: { issuer: ISSUER, world: 'test' } })
  expect(await (await fetch(`${served.controlUrl}/identity-providers`)).json()).toEqual({
    identityProviders: [{ issuer: ISSUER, jwks }],
  })
  await bench.root('iam', 'CreateOpenIDConnectProvider', { Url: ISSUER, ClientIDList: ['app'] })
  const WebIdentityToken = await new SignJWT({ sub: 'someone' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience('app')
    .setExpirationTime('5m')
    .sign(privateKey)
  const input = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/ci`, RoleSessionName: 'run', WebIdentityToken }
  expect((await bench.with()('sts', 'AssumeRoleWithWebIdentity', input)).output).toMatchObject({
    Provider: PROVIDER,
    SubjectFromWebIdentityToken: 'someone',
  })
})

test.each([
  [{ issuer: 'http://issuer.example', jwks: { keys: [] } }, 'http://issuer.example is no https URL.'],
  [{ issuer: ISSUER }, '"jwks" has a list of "keys".'],
  [{}, 'undefined is no https URL.'],
])('%j is refused', async (body, message) => {
  expect(await register(body)).toEqual({ status: 400, body: { error: { code: 'bad-request', message } } })
})
