import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Checker, createChecker } from './app.ts'
import { hello, type Learner, progress, type StepState } from './contract.ts'
import { Browser } from './testing/browser.ts'
import { createStandIn, type StandIn } from './testing/stand-in.ts'
import { usersLabs } from './testing/users-lab.ts'

const secret = new Uint8Array(32).fill(7)
let standIn: StandIn
let checker: Checker
let url: string
let faults: unknown[]

async function start(): Promise<void> {
  checker = await createChecker({
    ...{ store: standIn.store, target: standIn.target, openAccount: standIn.openAccount, secret },
    siteDir: '/nonexistent',
    hosts: ['workshop.test'],
    ...{ labs: usersLabs(), checkLimit: 200, rates: { work: { burst: 100, perSecond: 0.001 } } },
    onFault: (_what, cause) => faults.push(cause),
  })
  url = await checker.app.listen({ port: 0, host: '127.0.0.1' })
}

beforeEach(async () => {
  standIn = createStandIn()
  faults = []
  await start()
})
afterEach(() => checker.close())

async function newLearner(): Promise<{ browser: Browser; learner: Learner }> {
  const browser = new Browser(url)
  const learner = (await browser.json('POST', '/api/learner')) as Learner
  return { browser, learner }
}

const stepOf = (states: unknown, id: string) => (states as StepState[]).find((state) => state.step === id)

describe('who is learning', () => {
  test('saying hello creates nothing', async () => {
    const response = await new Browser(url).request('GET', '/api/hello')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(hello.parse(await response.json())).toMatchObject({
      learner: null,
      target: 'sandbox',
      version: 'development',
    })
  })

  test('a learner is made once, and known by a cookie that scripts cannot read', async () => {
    const browser = new Browser(url)
    const made = await browser.request('POST', '/api/learner')
    expect(made.status).toBe(201)
    expect(made.headers.get('set-cookie')).toMatch(
      /^first-line-learner=learner1\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
    )
    const learner = await made.json()
    expect(await browser.json('POST', '/api/learner')).toEqual(learner)
    expect(await browser.json('GET', '/api/hello')).toMatchObject({ learner })
  })

  test('without a cookie there is nobody, and the answer says what to do', async () => {
    const response = await new Browser(url).request('GET', '/api/progress')
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      code: 'no-learner',
      message: 'This server does not know this browser yet.',
      next: 'Load the page again; a new learner begins with the first command or check.',
    })
  })

  test.each([
    ['another learner\u2019s id', 'first-line-learner=learner2.AAAA'],
    ['a signature of another secret', `first-line-learner=learner1.${'A'.repeat(43)}`],
    ['no signature', 'first-line-learner=learner1'],
    ['nothing at all', 'first-line-learner='],
  ])('a forged cookie (%s) counts as none', async (_, cookie) => {
    await newLearner()
    const forger = new Browser(url, cookie)
    expect(await forger.json('GET', '/api/hello')).toMatchObject({ learner: null })
    expect(await forger.json('GET', '/api/account')).toEqual({
      code: 'no-learner',
      message: 'The cookie that names the learner was not made by this server, so it counts for nothing.',
      next: 'Load the page again to begin as a new learner.',
    })
  })
})

describe('who may ask', () => {
  test.each([
    ['a foreign host name', 'GET', '/api/hello', { host: 'evil.example' }, 'forbidden-host'],
    ['a write from another site', 'POST', '/api/learner', { origin: 'http://evil.example' }, 'forbidden-origin'],
    [
      'a write from another port of this host',
      'POST',
      '/api/learner',
      { origin: 'http://127.0.0.1:4566' },
      'forbidden-origin',
    ],
    ['a write from a sandboxed document', 'POST', '/api/learner', { origin: 'null' }, 'forbidden-origin'],
    [
      'a write that the browser calls cross-site',
      'POST',
      '/api/learner',
      { 'sec-fetch-site': 'cross-site' },
      'forbidden-origin',
    ],
    [
      'a write that the browser calls same-site',
      'POST',
      '/api/learner',
      { 'sec-fetch-site': 'same-site' },
      'forbidden-origin',
    ],
  ])('%s is refused', async (_, method, path, headers, code) => {
    const { port } = new URL(url)
    const response = await checker.app.inject({
      ...{ method: method as 'GET' | 'POST', url: path },
      headers: { host: `127.0.0.1:${port}`, ...headers } as Record<string, string>,
    })
    expect(response.statusCode).toBe(403)
    expect(response.json()).toMatchObject({ code })
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  test('a host name that was allowed is served, with and without a port', async () => {
    for (const host of ['workshop.test', 'WORKSHOP.test:4321', 'localhost:4321', '[::1]:4321']) {
      const response = await checker.app.inject({ url: '/api/hello', headers: { host } })
      expect([host, response.statusCode]).toEqual([host, 200])
    }
  })
})

describe('bad input', () => {
  test.each([
    ['malformed JSON', '{"module":', 400, 'bad-request', 'The body is not JSON.'],
    ['an empty body', '', 400, 'bad-request', 'The body is empty; JSON was expected.'],
    [
      'another shape',
      '{"module":6}',
      400,
      'bad-request',
      'The body does not read as it should at module: Invalid input: expected string, received number.',
    ],
    ['prototype pollution', '{"__proto__":{"module":"06-users"}}', 400, 'bad-request', 'The body is not JSON.'],
    ['a module that does not exist', '{"module":"99-nothing"}', 404, 'not-found', 'There is no module 99-nothing.'],
    ['a name of Object', '{"module":"constructor"}', 404, 'not-found', 'There is no module constructor.'],
    [
      'a body over the limit',
      `{"module":"${'x'.repeat(1_700_000)}"}`,
      413,
      'too-large',
      'This is larger than what is taken here.',
    ],
  ])('%s', async (_, body, status, code, message) => {
    const { browser } = await newLearner()
    const response = await browser.request('POST', '/api/open', body)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual(expect.objectContaining({ code, message }))
    expect(faults).toEqual([])
  })

  test('a form of another site cannot pass for JSON', async () => {
    const { browser } = await newLearner()
    const response = await browser.request('POST', '/api/open', 'module=06-users', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: 'bad-request', message: 'Send JSON, as application/json.' },
    ])
  })

  test('an unknown path of the API is a problem, not a page', async () => {
    const response = await new Browser(url).request('GET', '/api/nothing')
    expect([response.status, await response.json()]).toEqual([
      404,
      { code: 'not-found', message: 'There is nothing at this address.' },
    ])
  })

  test('too many at once are told to wait', async () => {
    const { browser } = await newLearner()
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => browser.request('POST', '/api/check', { module: 'x', step: 'y' })),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([404, 429]))
  })
})

describe('checks', () => {
  test('opening a module checks its steps; what nobody has begun is not wrong yet', async () => {
    const { browser } = await newLearner()
    const states = await browser.json('POST', '/api/open', { module: '06-users' })
    expect(states).toEqual([
      {
        ...{ module: '06-users', step: 'create-user', status: 'idle', attempts: 0 },
        checkedAt: expect.any(String),
      },
      {
        ...{ module: '06-users', step: 'give-administrator', status: 'blocked', attempts: 0, waitsFor: 'create-user' },
        checkedAt: expect.any(String),
        message: 'There is no user called mara yet, so there is nobody to give rights to.',
      },
    ])
  })

  test('asked by the button, the check says what is missing', async () => {
    const { browser, learner } = await newLearner()
    expect(await browser.json('POST', '/api/check', { module: '06-users', step: 'create-user' })).toEqual({
      ...{ module: '06-users', step: 'create-user', status: 'failed', attempts: 1, reason: 'no-user-yet' },
      checkedAt: expect.any(String),
      seen: `The users of account ${learner.accountId} are: intern-2019. That is all.`,
      expected: 'An IAM user with the name mara.',
      next: 'Create a user with the name mara.',
      hint: 'Which service keeps the users of an account, and what would its command for making one be called?',
    })
  })

  test('a change to the account turns the step green without a request, in every browser of the learner', async () => {
    const { browser, learner } = await newLearner()
    const other = new Browser(url, browser.cookie)
    await browser.json('POST', '/api/open', { module: '06-users' })
    const streams = [await browser.live(), await other.live()]
    standIn.createUser(learner, 'mara')
    for (const stream of streams) {
      const heard = await stream.until((event) => event.type === 'step' && event.step.status === 'passed')
      expect(heard.map(({ event }) => event.type)).toEqual(['activity', 'step', 'step'])
      expect(
        heard.map(({ event }) =>
          event.type === 'step' ? [event.step.step, event.step.status, event.step.attempts] : [],
        ),
      ).toEqual([[], ['create-user', 'passed', 1], ['give-administrator', 'idle', 0]])
      stream.close()
    }
  })

  test('what was right and is not now says so, and keeps when it was right', async () => {
    const { browser, learner } = await newLearner()
    standIn.createUser(learner, 'mara', true)
    const before = await browser.json('POST', '/api/open', { module: '06-users' })
    const passed = stepOf(before, 'create-user')
    expect(passed).toMatchObject({
      status: 'passed',
      basis: 'observed',
      evidence: [{ label: 'User' }, { label: 'Unique id' }],
    })
    const live = await browser.live()
    standIn.deleteUser(learner, 'mara')
    const heard = await live.until((event) => event.type === 'step' && event.step.step === 'give-administrator')
    live.close()
    const states = heard.flatMap(({ event }) => (event.type === 'step' ? [event.step] : []))
    expect(stepOf(states, 'create-user')).toMatchObject({
      status: 'undone',
      passedAt: passed?.passedAt,
      reason: 'no-user-yet',
    })
    expect(stepOf(states, 'give-administrator')).toMatchObject({ status: 'undone', waitsFor: 'create-user' })
  })

  test('two learners do not hear of each other', async () => {
    const [one, two] = [await newLearner(), await newLearner()]
    await one.browser.json('POST', '/api/open', { module: '06-users' })
    await two.browser.json('POST', '/api/open', { module: '06-users' })
    const live = await two.browser.live()
    standIn.createUser(one.learner, 'mara')
    standIn.createUser(two.learner, 'tom')
    const heard = await live.until((event) => event.type === 'step')
    live.close()
    expect(JSON.stringify(heard)).not.toContain(one.learner.accountId)
    const { steps } = progress.parse(await two.browser.json('GET', '/api/progress'))
    expect(steps.map((step) => step.reason ?? step.status)).toEqual(['other-name', 'blocked'])
  })

  test.each(['throw', 'hang'] as const)(
    'a check that does %s is our fault, and looks again by itself',
    async (kind) => {
      const { browser, learner } = await newLearner()
      standIn.createUser(learner, 'mara')
      await browser.json('POST', '/api/open', { module: '06-users' })
      const live = await browser.live()
      standIn.trouble = { kind }
      const state = (await browser.json('POST', '/api/check', { module: '06-users', step: 'create-user' })) as StepState
      expect(state).toMatchObject({ status: 'error', attempts: 0, passedAt: expect.any(String) })
      expect(state.message).toMatch(/^We could not look\. .* This is our fault, not yours\. What you did is kept\.$/)
      expect(faults.length).toBeGreaterThan(0)
      standIn.trouble = { kind: 'none' }
      await live.until((event) => event.type === 'step' && event.step.status === 'passed')
      live.close()
    },
  )
})

describe('the live stream', () => {
  test('a page that comes back with its cursor misses nothing', async () => {
    const { browser, learner } = await newLearner()
    await browser.json('POST', '/api/open', { module: '06-users' })
    const { cursor } = progress.parse(await browser.json('GET', '/api/progress'))
    standIn.createUser(learner, 'tom')
    standIn.createUser(learner, 'mara')
    const first = await browser.live(cursor)
    const heard = await first.until((event) => event.type === 'step' && event.step.status === 'passed')
    first.close()
    const at = heard[0]?.cursor ?? 0
    const again = await browser.live(at)
    expect(await again.until((event) => event.type === 'step' && event.step.status === 'passed')).toEqual(
      heard.slice(1),
    )
    again.close()
  })

  test('after a restart the page is told to read its state again, and the state is kept', async () => {
    const { browser, learner } = await newLearner()
    await browser.json('POST', '/api/open', { module: '06-users' })
    standIn.createUser(learner, 'mara')
    const stream = await browser.live()
    await stream.until((event) => event.type === 'step')
    const { cursor } = progress.parse(await browser.json('GET', '/api/progress'))
    await checker.close()
    await start()
    const back = new Browser(url, browser.cookie)
    const live = await back.live(cursor)
    await live.until((event) => event.type === 'resync')
    const { steps } = progress.parse(await back.json('GET', '/api/progress'))
    expect(steps.map((step) => step.status)).toEqual(['passed', 'idle'])
    standIn.deleteUser(learner, 'mara')
    await live.until((event) => event.type === 'step' && event.step.status === 'undone')
    live.close()
  })

  test('nobody\u2019s stream is refused', async () => {
    expect((await new Browser(url).request('GET', '/api/live')).status).toBe(401)
  })
})

describe('machines', () => {
  const file = { data: Buffer.from('[default]\n').toString('base64'), mode: 0o600 }

  test('a home directory is kept, and the second of two writers is told', async () => {
    const { browser } = await newLearner()
    const path = '/api/machines/laptop/home'
    expect(await browser.json('GET', path)).toEqual({ version: 0, files: {} })
    const files = { '.aws/config': file }
    const writes = await Promise.all([1, 2].map(() => browser.request('PUT', path, { version: 0, files })))
    expect(writes.map((write) => write.status).sort()).toEqual([200, 409])
    expect(await browser.json('GET', path)).toEqual({ version: 1, files })
    const asked = await Promise.all(
      ['"0"', '"1"'].map((tag) => browser.request('GET', path, undefined, { 'if-none-match': tag })),
    )
    expect(asked.map(({ status }) => status)).toEqual([200, 304])
    expect(await browser.json('GET', '/api/machines/cloudshell/home')).toEqual({ version: 0, files: {} })
  })

  test('of nobody is empty, and forged is refused', async () => {
    expect(await new Browser(url).json('GET', '/api/machines/laptop/home')).toEqual({ version: 0, files: {} })
    const forger = new Browser(url, 'first-line-learner=learner1.AAAA')
    expect((await forger.request('GET', '/api/machines/laptop/home')).status).toBe(401)
    expect((await new Browser(url).request('PUT', '/api/machines/laptop/home', { version: 0, files: {} })).status).toBe(
      401,
    )
  })

  test.each([
    ['more than 1 MB', { big: { data: Buffer.alloc(1_048_577).toString('base64'), mode: 0o644 } }, 413],
    ['a path that leads out', { '../escape': file }, 400],
    ['an absolute path', { '/etc/passwd': file }, 400],
    ['data that is not base64', { x: { data: '***', mode: 0o644 } }, 400],
  ])('%s is refused', async (_, files, status) => {
    const { browser } = await newLearner()
    expect((await browser.request('PUT', '/api/machines/laptop/home', { version: 0, files })).status).toBe(status)
    expect(await browser.json('GET', '/api/machines/laptop/home')).toEqual({ version: 0, files: {} })
  })

  test('only the cloud shell is signed in', async () => {
    const { browser, learner } = await newLearner()
    expect(await browser.json('GET', '/api/credentials?machine=cloudshell')).toMatchObject({
      principal: `arn:aws:iam::${learner.accountId}:root`,
    })
    const laptop = await browser.request('GET', '/api/credentials?machine=laptop')
    expect([laptop.status, await laptop.json()]).toEqual([
      404,
      {
        code: 'not-found',
        message: 'Nobody is signed in on the machine laptop.',
        next: 'Give it an access key with aws configure.',
      },
    ])
    expect((await browser.request('GET', '/api/credentials?machine=toaster')).status).toBe(400)
    expect((await browser.request('GET', '/api/machines/toaster/home')).status).toBe(404)
  })
})

describe('the way to the account', () => {
  test('a request arrives as it was signed, without what belongs to this site', async () => {
    const { browser } = await newLearner()
    const response = await browser.request('POST', '/api/aws/iam.amazonaws.com/a%2Fb//c?x=%20y&z', 'Action=ListUsers', {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization: 'AWS4-HMAC-SHA256 Credential=x',
      'x-amz-date': '20300101T000000Z',
    })
    const { headers, body, ...rest } = (await response.json()) as Record<string, unknown> & {
      headers: object
      body: number[]
    }
    expect(rest).toEqual({ method: 'POST', host: 'iam.amazonaws.com', path: '/a%2Fb//c', query: 'x=%20y&z' })
    expect(Buffer.from(body).toString()).toBe('Action=ListUsers')
    expect(headers).toMatchObject({
      host: 'iam.amazonaws.com',
      authorization: 'AWS4-HMAC-SHA256 Credential=x',
      'x-amz-date': '20300101T000000Z',
    })
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']))
    expect(Object.keys(headers).filter((name) => /^(cookie|origin|sec-)/.test(name))).toEqual([])
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('content-security-policy')).toBe('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-amzn-requestid')).toBe('r')
  })

  test.each(['PUT', 'DELETE', 'GET', 'HEAD'])('%s goes through', async (method) => {
    const { browser } = await newLearner()
    const response = await browser.request(method, '/api/aws/b.s3.us-east-1.amazonaws.com/key')
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([200, 'sandbox'])
  })

  test.each(['script', 'serviceworker', 'style'])('an object is never a %s of the site', async (destination) => {
    const { browser } = await newLearner()
    const response = await browser.request('GET', '/api/aws/b.s3.us-east-1.amazonaws.com/key', undefined, {
      'sec-fetch-dest': destination,
    })
    expect(response.status).toBe(403)
  })

  test.each(['/api/aws/', '/api/aws/a_b/', '/api/aws/EVIL:80/', '/api/aws/-x/'])('%s names no host', async (path) => {
    expect((await new Browser(url).request('GET', path)).status).toBe(400)
  })

  test('another site cannot send a request through a learner\u2019s browser', async () => {
    const { browser } = await newLearner()
    const response = await browser.request('POST', '/api/aws/iam.amazonaws.com/', 'Action=ListUsers', {
      origin: 'http://evil.example',
    })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'forbidden-origin'])
  })
})
