/** `aws login` from the prompt to the account: our command and, where there is one, the real one, against the same sandbox. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpRequest } from '@first-line/aws-api'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import type { Sandbox, World } from '@first-line/sandbox'
import { serveSandbox } from '@first-line/sandbox/node'
import { runScript } from '@first-line/shell'
import { codeToPaste, consent, consentingSignIn, consentWanted } from '@first-line/shell/consent'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ACCOUNT = '111122223333'
const DANA = `arn:aws:iam::${ACCOUNT}:user/dana`

let sandbox: Sandbox
let world: World
let served: Awaited<ReturnType<typeof serveSandbox>>
let home: string

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  world = await sandbox.worlds.create('test')
  const attachedPolicies = ['arn:aws:iam::aws:policy/AdministratorAccess']
  await sandbox.createAccount(world, { id: ACCOUNT, seed: { users: [{ userName: 'dana', attachedPolicies }] } })
  served = await serveSandbox(sandbox, { port: 0 })
  home = mkdtempSync(join(tmpdir(), 'aws-login-'))
})
afterAll(async () => {
  await served.close()
  await sandbox.close()
  rmSync(home, { recursive: true, force: true })
})

const session = () => sandbox.account(world, ACCOUNT).session({ principal: DANA, duration: 43_200 })
const console = (request: HttpRequest) => sandbox.console(world.id).handle(request)

const play = (script: string, more: object = {}) =>
  runScript(script, {
    env: { AWS_REGION: 'us-east-1' },
    transport: (request) => sandbox.handle(request),
    signIn: consentingSignIn(console, session),
    ...more,
  })

test('our aws login: consent, credentials, config and cache; refreshed when they end, gone with logout', async () => {
  const { stdout, stderr, status } = await play(
    `aws login --profile dev && aws sts get-caller-identity --profile dev --query Arn --output text
     cat ~/.aws/config; aws configure list --profile dev | grep access_key | sed 's/.*: login.*/from login/'
     stat -c %a ~/.aws/login/cache/*.json; jq -r '.accessToken | keys | join(",")' ~/.aws/login/cache/*.json
     aws logout --profile dev; aws sts get-caller-identity --profile dev; echo $?; aws logout --all`,
  )
  expect(stderr).toBe(
    `\naws: [ERROR]: Error loading login session token: Unable to load a existing login session for session ${DANA}, Please reauthenticate with 'aws login'.\n`,
  )
  expect(status).toBe(0)
  const [address, ...lines] = stdout.slice(stdout.indexOf('https://')).split('\n')
  expect(address).toMatch(
    /^https:\/\/us-east-1\.signin\.aws\.amazon\.com\/v1\/authorize\?response_type=code&client_id=arn%3Aaws%3Asignin%3A%3A%3Adevtools%2Fsame-device&state=[0-9a-f-]{36}&code_challenge_method=SHA-256&scope=openid&redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A8400%2Foauth%2Fcallback&code_challenge=[\w-]{43}$/,
  )
  expect(lines.join('\n')).toBe(`

Updated profile dev to use ${DANA} credentials.
Use "--profile dev" to use the new credentials, such as "aws sts get-caller-identity --profile dev"
${DANA}
[profile dev]
login_session = ${DANA}
from login
600
accessKeyId,accountId,expiresAt,secretAccessKey,sessionToken
Removed cached login credentials for profile 'dev'. Note, any local developer tools that have already loaded the access token may continue to use it until its expiration. Access tokens expire in 15 minutes.
255
No cached login session tokens found.
`)
})

test('credentials are refreshed within five minutes of their end, and the new ones kept', async () => {
  const files: Record<string, string> = {}
  const script =
    'aws login >/dev/null; cat ~/.aws/login/cache/*.json > ~/first; cat ~/.aws/config > ~/config; ls ~/.aws/login/cache > ~/name'
  const first = await play(`${script}; cat ~/first; echo; cat ~/config; cat ~/name`)
  const [token = '', ...rest] = first.stdout.split('\n')
  files['.aws/config'] = rest.slice(0, -2).join('\n')
  files[`.aws/login/cache/${rest.at(-2)}`] = token.replace(/"expiresAt":"[^"]+"/, '"expiresAt":"2020-01-01T00:00:00Z"')
  const { stdout } = await play(
    'aws sts get-caller-identity --query Arn --output text; jq -r .accessToken.expiresAt ~/.aws/login/cache/*',
    {
      files,
    },
  )
  const [arn, end = ''] = stdout.split('\n')
  expect(arn).toBe(DANA)
  expect(Date.parse(end) - Date.now()).toBeGreaterThan(800_000)
})

test('who says no, a profile with keys, a profile of somebody else', async () => {
  const no = await play('aws login', { signIn: consentingSignIn(console, async () => undefined) })
  expect([no.status, no.stderr]).toEqual([
    255,
    '\naws: [ERROR]: Error loading or redeeming a login authorization code: Failed to retrieve an authorization code.\n',
  ])
  const keys = await play('aws login', {
    files: { '.aws/credentials': '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n' },
  })
  expect([keys.status, keys.stderr]).toEqual([
    253,
    "\naws: [ERROR]: An error occurred (Configuration): Profile 'default' is already configured with Access Key credentials.\n\nYou may run 'aws login --profile new-profile-name' to create a new profile with the specified name. Otherwise you must first manually remove the existing credentials from 'default'.\n",
  ])
  const config = '[default]\nlogin_session = arn:aws:iam::111122223333:user/other\n'
  const kept = await play('echo n | aws login | tail -1; cat ~/.aws/config', { files: { '.aws/config': config } })
  expect(kept.stdout).toContain('Do you want to overwrite it to use')
  expect(kept.stdout.endsWith(config)).toBe(true)
})

const program = process.env.AWS_CLI ?? 'aws'
const has = await new Promise<boolean>((done) => {
  spawn(program, ['--version'])
    .on('error', () => done(false))
    .on('exit', (status) => done(status === 0))
})

/** The real one: its output, and a way to talk to it. */
function real(args: string[]): { child: ChildProcess; said: () => string; until: (what: RegExp) => Promise<string> } {
  const env = { PATH: process.env.PATH, HOME: home, BROWSER: 'true', AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' }
  const child = spawn(program, ['--endpoint-url', served.url, '--region', 'us-east-1', ...args], { env })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (text += String(piece)))
  const until = async (what: RegExp): Promise<string> => {
    for (let i = 0; i < 2400; i++) {
      const found = what.exec(text)
      if (found) return found[0]
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`still waiting; it said:\n${text}`)
  }
  return { child, said: () => text, until }
}

const answered = async (url: string) => {
  const wanted = consentWanted(url)
  if (!wanted) throw new Error(`no address of aws login: ${url}`)
  const answer = await consent({ transport: console, credentials: session, now: Date.now }, wanted)
  if ('error' in answer) throw new Error(answer.error)
  return { wanted, answer }
}

test.runIf(has)('the real aws login, with a browser and without', { timeout: 240_000 }, async () => {
  const same = real(['login'])
  const { wanted, answer } = await answered(await same.until(/http\S+\/v1\/authorize\S+/))
  await fetch(`${wanted.redirectUri}?${new URLSearchParams(answer)}`)
  await same.until(/Updated profile default to use .* credentials/)
  const who = real(['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'])
  expect(await who.until(/arn:\S+/)).toBe(DANA)

  const cross = real(['login', '--remote', '--profile', 'far'])
  const far = await answered(await cross.until(/http\S+\/v1\/authorize\S+/))
  cross.child.stdin?.write(`${codeToPaste(far.answer)}\n`)
  await cross.until(/Updated profile far/)

  // What the real one kept, ours reads; and the other way round would be the same file.
  const [name = ''] = readdirSync(join(home, '.aws/login/cache'))
  const files = {
    '.aws/config': readFileSync(join(home, '.aws/config'), 'utf8'),
    [`.aws/login/cache/${name}`]: readFileSync(join(home, '.aws/login/cache', name), 'utf8').replace(
      /"expiresAt": *"[^"]+"/,
      '"expiresAt": "2020-01-01T00:00:00Z"',
    ),
  }
  const ours = await play('aws sts get-caller-identity --query Arn --output text --profile far', { files })
  expect([ours.stdout, ours.stderr]).toEqual([`${DANA}\n`, ''])
})
