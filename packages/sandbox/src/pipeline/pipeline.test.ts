import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRegistry } from '../registry.ts'
import { services } from '../services/index.ts'
import { type Answered, client } from '../testing/client.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

let bench: TestBench

beforeEach(async () => {
  bench = await testBench({
    users: [
      { userName: 'admin', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] },
      { userName: 'dana', accessKeys: [{}] },
    ],
  })
})

afterEach(() => {
  expect(bench.faults).toEqual([])
})

describe('what is not offered', () => {
  /** Signs a hand-made request. */
  async function raw(
    request: { host: string; path?: string; method?: string; headers?: Record<string, string>; body?: string },
    service: string,
  ) {
    const { signRequest } = await import('@first-line/aws-api')
    const signed = signRequest(
      {
        method: request.method ?? 'POST',
        host: request.host,
        path: request.path ?? '/',
        query: '',
        headers: request.headers ?? {},
        body: new TextEncoder().encode(request.body ?? ''),
      },
      bench.keyOf('admin'),
      { service, region: 'us-east-1', now: new Date() },
    )
    const answer = await bench.sandbox.handle(signed)
    return { status: answer.status, text: new TextDecoder().decode(answer.body as Uint8Array) }
  }
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

  test('an operation that query services do not have', async () => {
    const answer = await raw(
      { host: 'iam.amazonaws.com', headers: FORM, body: 'Action=MakeTea&Version=2010-05-08' },
      'iam',
    )
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('<Type>Sender</Type>')
    expect(answer.text).toContain('<Code>InvalidAction</Code>')
    expect(answer.text).toContain('<Message>Could not find operation MakeTea for version 2010-05-08</Message>')
  })

  test('no operation at all', async () => {
    const answer = await raw({ host: 'iam.amazonaws.com', headers: FORM, body: '' }, 'iam')
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('<Code>MissingAction</Code>') })
  })

  test('a service that exists and is not offered', async () => {
    const answer = await raw(
      {
        host: 'dynamodb.us-east-1.amazonaws.com',
        headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': 'application/x-amz-json-1.0' },
        body: '{}',
      },
      'dynamodb',
    )
    const registered = createRegistry(services).service('dynamodb') !== undefined
    if (!registered)
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('UnknownOperationException') })
  })

  test('a service that we know nothing of', async () => {
    const answer = await raw(
      { host: 'teapot.us-east-1.amazonaws.com', headers: { 'x-amz-target': 'Tea.Make' }, body: '{}' },
      'teapot',
    )
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('UnknownOperationException') })
  })

  test('is told to nobody who is not known', async () => {
    const { status, body } = await bench.sandbox.handle({
      method: 'POST',
      host: 'iam.amazonaws.com',
      path: '/',
      query: '',
      headers: FORM,
      body: new TextEncoder().encode('Action=MakeTea&Version=2010-05-08'),
    })
    expect(status).toBe(403)
    expect(new TextDecoder().decode(body as Uint8Array)).toContain('MissingAuthenticationToken')
  })

  test('a body over a megabyte', async () => {
    const answer = await raw(
      { host: 'iam.amazonaws.com', headers: FORM, body: `Action=CreateUser&UserName=${'x'.repeat(1_100_000)}` },
      'iam',
    )
    expect(answer).toMatchObject({ status: 413, text: expect.stringContaining('<Code>RequestEntityTooLarge</Code>') })
  })
})

describe('the order of refusals', () => {
  test('a malformed message is told before the caller’s rights, these before what exists', async () => {
    const dana = bench.as('dana')
    expect(await dana('iam', 'CreateUser', { UserName: 'not a name!' })).toMatchObject({ code: 'ValidationError' })
    expect(await dana('iam', 'CreateUser', { UserName: 'admin' })).toMatchObject({ code: 'AccessDenied' })
    expect(await dana('iam', 'GetUser', { UserName: 'nobody' })).toMatchObject({ code: 'AccessDenied' })
    expect(await bench.root('iam', 'GetUser', { UserName: 'nobody' })).toMatchObject({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name nobody cannot be found.',
    })
  })
})

describe('events', () => {
  const outcome = async (run: () => Promise<Answered>) => {
    await run()
    const [event] = await bench.world.events({ order: 'backward', limit: 1 })
    return event!
  }

  test('a write', async () => {
    const event = await outcome(() => bench.as('admin')('iam', 'CreateUser', { UserName: 'eve' }))
    expect(event).toMatchObject({
      world: 'test',
      account: ACCOUNT,
      principalArn: `arn:aws:iam::${ACCOUNT}:user/admin`,
      accessKeyId: bench.keyOf('admin').accessKeyId,
      service: 'iam',
      operation: 'CreateUser',
      action: 'iam:CreateUser',
      resource: `arn:aws:iam::${ACCOUNT}:user/eve`,
      readOnly: false,
      outcome: 'allowed',
      requestParameters: { UserName: 'eve' },
      responseElements: { User: { UserName: 'eve', Path: '/' } },
    })
  })

  test('a secret is never in one', async () => {
    const event = await outcome(() => bench.root('iam', 'CreateAccessKey', { UserName: 'admin' }))
    const key = (event.responseElements as { AccessKey: Record<string, string> }).AccessKey
    expect(key.SecretAccessKey).toBe('HIDDEN_DUE_TO_SECURITY_REASONS')
    expect(JSON.stringify(await bench.world.events())).not.toContain(bench.rootKey.secretAccessKey)
  })

  test('denied, failed, rejected', async () => {
    const denied = await outcome(() => bench.as('dana')('iam', 'ListUsers'))
    expect(denied).toMatchObject({ outcome: 'denied', errorCode: 'AccessDenied', readOnly: true })
    const failed = await outcome(() => bench.root('iam', 'DeleteUser', { UserName: 'nobody' }))
    expect(failed).toMatchObject({ outcome: 'failed', errorCode: 'NoSuchEntity' })
    const rejected = await outcome(() => bench.root('iam', 'CreateUser', { UserName: '!' }))
    expect(rejected).toMatchObject({ outcome: 'rejected', errorCode: 'ValidationError', action: 'iam:CreateUser' })
  })

  test('are numbered without gaps and told in order, to who listens to this world', async () => {
    const heard: number[] = []
    const elsewhere: unknown[] = []
    const stop = bench.sandbox.events.subscribe('test', (event) => heard.push(event.seq))
    bench.sandbox.events.subscribe('other', (event) => elsewhere.push(event))
    const admin = bench.as('admin')
    await Promise.all([
      admin('iam', 'CreateUser', { UserName: 'a' }),
      admin('iam', 'ListUsers'),
      admin('iam', 'CreateUser', { UserName: 'b' }),
      admin('sts', 'GetCallerIdentity'),
    ])
    expect(heard).toEqual([1, 2, 3, 4])
    stop()
    await admin('iam', 'ListUsers')
    expect(heard).toHaveLength(4)
    expect(elsewhere).toEqual([])
    expect((await bench.world.events({ after: 2, limit: 2 })).map(({ seq }) => seq)).toEqual([3, 4])
  })

  test('a listener’s fault is not the request’s', async () => {
    bench.sandbox.events.subscribe('test', () => {
      throw new Error('listener')
    })
    expect(await bench.root('sts', 'GetCallerIdentity')).toMatchObject({ status: 200 })
    expect(bench.faults).toHaveLength(1)
    bench.faults.length = 0
  })
})

describe('explanations', () => {
  test('of a denial name the layer, and use the policies as they were then', async () => {
    const deny = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        { Sid: 'NoUsers', Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' },
      ],
    })
    await bench.root('iam', 'PutUserPolicy', { UserName: 'dana', PolicyName: 'mixed', PolicyDocument: deny })
    const answer = await bench.as('dana')('iam', 'ListUsers')
    expect(answer.message).toBe(
      `User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ with an explicit deny in an identity-based policy`,
    )
    const [event] = await bench.world.events({ order: 'backward', limit: 1 })
    await bench.root('iam', 'PutUserPolicy', {
      UserName: 'dana',
      PolicyName: 'mixed',
      PolicyDocument: deny.replace('Deny', 'Allow'),
    })
    expect(await bench.as('dana')('iam', 'ListUsers')).toMatchObject({ status: 200 })
    const [explained] = (await bench.sandbox.explain('test', event!.id))!
    expect(explained!.explanation.reason).toEqual({ key: 'explicit-deny', layer: 'identity' })
    expect(Object.values(explained!.documents)).toEqual([deny])
  })

  test('of an event nobody knows are undefined', async () => {
    expect(await bench.sandbox.explain('test', '000000zzzz')).toBeUndefined()
    expect(await bench.sandbox.explain('test', '../x')).toBeUndefined()
    expect(await bench.sandbox.explain('nowhere', '0000001abc')).toBeUndefined()
  })

  test('Access Troubleshooter’s sentence carries the event’s id', async () => {
    const { as, world } = await testBench(
      { users: [{ userName: 'dana', accessKeys: [{}] }] },
      { accessTroubleshooter: true },
    )
    const answer = await as('dana')('iam', 'ListUsers')
    const [event] = await world.events()
    const id = event!.id
    expect(id).toMatch(/^[0-9a-z]+$/)
    expect(answer.message).toBe(
      `User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/${id} for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ${id}`,
    )
    // S3 has none.
    expect((await as('dana')('s3', 'ListBuckets')).message).toBe(
      `User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    )
  })
})

describe('the reader', () => {
  const reader = () =>
    client((request) => bench.sandbox.reader('test', ACCOUNT).handle(request), {
      accessKeyId: 'reader',
      secretAccessKey: 'none',
    })

  test('reads everything and leaves no trace', async () => {
    const before = (await bench.world.events()).length
    const heard: unknown[] = []
    bench.sandbox.events.subscribe(undefined, (event) => heard.push(event))
    expect(await reader()('iam', 'ListUsers')).toMatchObject({
      status: 200,
      output: { Users: [{ UserName: 'admin' }, { UserName: 'dana' }] },
    })
    expect(await reader()('iam', 'ListAccessKeys', { UserName: 'dana' })).toMatchObject({ status: 200 })
    expect((await bench.world.events()).length).toBe(before)
    expect(heard).toEqual([])
  })

  test('writes nothing', async () => {
    expect(await reader()('iam', 'CreateUser', { UserName: 'x' })).toMatchObject({ status: 403, code: 'AccessDenied' })
    expect(await bench.root('iam', 'GetUser', { UserName: 'x' })).toMatchObject({ code: 'NoSuchEntity' })
  })

  test('does not exist at the endpoint', async () => {
    const outside = client((request) => bench.sandbox.handle(request), {
      accessKeyId: 'reader',
      secretAccessKey: 'none',
    })
    expect(await outside('iam', 'ListUsers')).toMatchObject({ code: 'InvalidClientTokenId' })
  })
})

describe('worlds', () => {
  test('know nothing of each other, and share nothing but the process', async () => {
    const { sandbox, root } = bench
    const other = await sandbox.worlds.create('other')
    const made = await sandbox.createAccount(other, {})
    const stranger = bench.with(made.rootKey!)
    await root('iam', 'CreateUser', { UserName: 'same' })
    await root('s3', 'CreateBucket', { Bucket: 'same-name' })
    expect(await stranger('iam', 'GetUser', { UserName: 'same' })).toMatchObject({ code: 'NoSuchEntity' })
    expect(await stranger('s3', 'CreateBucket', { Bucket: 'same-name' })).toMatchObject({ status: 200 })
    expect(await stranger('s3', 'ListBuckets')).toMatchObject({ output: { Buckets: [{ Name: 'same-name' }] } })
    expect(await other.events()).toHaveLength(3)
  })

  test('hold accounts that see each other’s names', async () => {
    const { sandbox, world, root } = bench
    const auditor = bench.with((await sandbox.createAccount(world, {})).rootKey!)
    await root('s3', 'CreateBucket', { Bucket: 'taken' })
    expect(await auditor('s3', 'CreateBucket', { Bucket: 'taken' })).toMatchObject({
      code: 'BucketAlreadyExists',
      status: 409,
    })
    expect(await auditor('s3', 'DeleteBucket', { Bucket: 'taken' })).toMatchObject({
      code: 'AccessDenied',
      status: 403,
    })
    expect(await auditor('iam', 'GetUser', { UserName: 'dana' })).toMatchObject({ code: 'NoSuchEntity' })
  })

  test('are reset, snapshot, restored, exported and imported', async () => {
    const { sandbox, world, root, as } = bench
    await world.documents.put('progress', 'm6', { step: 1 })
    await world.snapshot('start')
    const start = await world.export()
    await root('iam', 'CreateUser', { UserName: 'later' })
    const late = (await root('iam', 'CreateAccessKey', { UserName: 'later' })).output!.AccessKey as {
      AccessKeyId: string
      SecretAccessKey: string
    }
    await world.documents.put('progress', 'm6', { step: 2 })
    const exported = await world.export()

    expect(await world.restore('nothing')).toBe(false)
    expect(await world.restore('start')).toBe(true)
    expect(await root('iam', 'GetUser', { UserName: 'later' })).toMatchObject({ code: 'NoSuchEntity' })
    expect(
      await bench.with({ accessKeyId: late.AccessKeyId, secretAccessKey: late.SecretAccessKey })(
        'sts',
        'GetCallerIdentity',
      ),
    ).toMatchObject({ code: 'InvalidClientTokenId' })
    expect(await world.documents.get('progress', 'm6')).toEqual({ step: 1 })
    expect(await world.snapshots()).toEqual(['start'])
    expect(await world.snapshotOf('nothing')).toBeUndefined()
    expect(await world.snapshotOf('start')).toEqual(start)
    await world.dropSnapshot('start')
    expect(await world.snapshots()).toEqual([])

    await expect(sandbox.worlds.import(exported, 'copy')).rejects.toThrow('belongs to another world')
    expect(sandbox.worlds.get('copy')).toBeUndefined()
    await sandbox.worlds.drop('test')
    await expect(world.snapshot('late')).rejects.toThrow('is gone')
    await expect(world.ledger.now()).rejects.toThrow('is gone')
    expect(await as('dana')('sts', 'GetCallerIdentity')).toMatchObject({ code: 'InvalidClientTokenId' })
    await sandbox.worlds.import(exported, 'copy')
    expect(await root('iam', 'GetUser', { UserName: 'later' })).toMatchObject({ status: 200 })
    expect(await sandbox.worlds.get('copy')!.documents.get('progress', 'm6')).toEqual({ step: 2 })

    const account = sandbox.findAccount(ACCOUNT)!.account
    await root('s3', 'CreateBucket', { Bucket: 'mine' })
    // Even a root key that was deleted comes back.
    await root('iam', 'DeleteAccessKey', { AccessKeyId: bench.rootKey.accessKeyId })
    expect(await root('iam', 'ListUsers')).toMatchObject({ code: 'InvalidClientTokenId' })
    const { rootKeys } = await account.reset()
    expect(rootKeys).toEqual([bench.rootKey])
    expect(await account.details()).toEqual({
      accountId: ACCOUNT,
      createdAt: expect.any(String),
      canonicalId: expect.any(String),
    })
    expect(await root('iam', 'ListUsers')).toMatchObject({ output: { Users: [] } })
    expect(await root('s3', 'ListBuckets')).toMatchObject({ output: { Buckets: [] } })
    expect(await as('dana')('sts', 'GetCallerIdentity')).toMatchObject({ code: 'InvalidClientTokenId' })
  })

  test('sleep and wake without anyone noticing', async () => {
    const { world, root } = bench
    await root('iam', 'CreateUser', { UserName: 'eve' })
    expect(await world.sleep()).toBe(true)
    expect(world.awake).toBeUndefined()
    expect(await root('iam', 'GetUser', { UserName: 'eve' })).toMatchObject({ status: 200 })
    await bench.sandbox.worlds.sleepIdle(60_000)
    expect(world.awake).toBeDefined()
    await bench.sandbox.worlds.sleepIdle(0)
    expect(world.awake).toBeUndefined()
    expect((await world.events()).map(({ operation }) => operation)).toEqual(['CreateUser', 'GetUser'])
  })

  test('have a ledger that moves forward, and a wall clock that does not', async () => {
    const { world, root } = bench
    const year = 365 * 86_400_000
    await world.ledger.advance(year)
    const { output } = await root('iam', 'CreateUser', { UserName: 'future' })
    const date = (output!.User as { CreateDate: Date }).CreateDate
    expect(Math.abs(date.getTime() - Date.now() - year)).toBeLessThan(10_000)
    await expect(world.ledger.advance(-1)).rejects.toThrow('only moves forward')
  })
})
