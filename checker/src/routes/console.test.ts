/** Signing in to the practice console over the site, and whom the terminal acts as afterwards. */
import {
  type AwsStructure,
  bytesOf,
  consoleModels,
  decodeResponse,
  encodeRequest,
  fromResponse,
  type HttpRequest,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Checker, createChecker } from '../app.ts'
import { accountCard, consolePath, credentials } from '../contract.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import { Browser } from '../testing/browser.ts'

let checker: Checker
let browser: Browser
let close: () => Promise<void>

beforeEach(async () => {
  const sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), siteDir: '/nonexistent', secret: new Uint8Array(32).fill(7) },
  })
  browser = new Browser(await checker.app.listen({ port: 0, host: '127.0.0.1' }))
  await browser.json('POST', '/api/learner')
  close = async () => {
    await checker.close()
    await sandbox.close()
  }
})
afterEach(() => close())

async function call(name: string, input: AwsStructure, signer?: SigningCredentials, from = browser) {
  const model = consoleModels['console-signin']
  const operation = model.operations[name]!
  const plain = encodeRequest(model, operation, input, { region: 'us-east-1' })
  const request: HttpRequest = signer
    ? signRequest(plain, signer, { ...signingScope(model, 'us-east-1'), now: new Date() })
    : plain
  const { host: _, ...headers } = request.headers
  const answer = await from.request(
    'POST',
    consolePath(request.host, request.path),
    new TextDecoder().decode(bytesOf(request.body)),
    headers,
  )
  return { status: answer.status, ...decodeResponse(model, operation, await fromResponse(answer)) }
}

async function signIn() {
  const card = accountCard.parse(await browser.json('GET', '/api/account'))
  const { output } = await call('ConsoleLogin', { Email: card.rootEmail, Password: card.rootPassword! })
  const made = output?.Credentials as Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = made
  return { output, session: { accessKeyId, secretAccessKey, sessionToken } }
}

const cloudShell = () => browser.request('GET', '/api/credentials?machine=cloudshell')

test('the terminal acts as root before anybody signed in, then as who did, then as nobody', async () => {
  const before = credentials.parse(await (await cloudShell()).json())
  const { output, session } = await signIn()
  expect(output?.ConsoleLogin).toBe('Success')
  expect(before.accessKeyId).not.toBe(session.accessKeyId)
  expect(credentials.parse(await (await cloudShell()).json())).toMatchObject({ ...session, principal: output?.Arn })

  expect((await call('Logout', {}, session)).status).toBe(200)
  expect((await cloudShell()).status).toBe(404)
})

test('signing out in one tab leaves who signed in later in another', async () => {
  const first = await signIn()
  const second = await signIn()
  await call('Logout', {}, first.session)
  expect(credentials.parse(await (await cloudShell()).json())).toMatchObject(second.session)
})

test('a wrong password is refused in AWS\u2019s words, and changes nothing', async () => {
  const { rootEmail } = accountCard.parse(await browser.json('GET', '/api/account'))
  const refused = await call('ConsoleLogin', { Email: rootEmail, Password: 'guess' })
  expect(refused.error?.code).toBe('AuthenticationFailed')
  expect((await cloudShell()).status).toBe(200)
})

test('nobody without a learner gets anywhere', async () => {
  expect((await call('ConsoleLogin', { Password: 'x' }, undefined, new Browser(browser.url))).status).toBe(401)
})
