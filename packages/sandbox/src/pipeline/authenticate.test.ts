/** Who cannot be made out is told so in the words of each protocol; nothing of it depends on what the request asks for. */
import type { ServiceName, SigningCredentials } from '@first-line/aws-api'
import { presignRequest } from '@first-line/aws-api'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answered, CallOptions } from '../testing/client.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

const PROTOCOLS: Record<'query' | 'ec2' | 'json' | 's3', [ServiceName, string]> = {
  query: ['sts', 'GetCallerIdentity'],
  ec2: ['ec2', 'DescribeInstances'],
  json: ['dynamodb', 'ListTables'],
  s3: ['s3', 'ListBuckets'],
}
type Protocol = keyof typeof PROTOCOLS

/** A fixed wall clock, so that messages with dates can be compared whole. */
const NOW = Date.UTC(2026, 10, 22, 12, 0, 0)
const MINUTE = 60_000
const at = (offset: number): CallOptions => ({ now: new Date(NOW + offset) })

let bench: TestBench
let wall = NOW
let session: SigningCredentials

beforeAll(async () => {
  bench = await testBench(
    {
      users: [
        { userName: 'dana', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] },
        { userName: 'ina', attachedPolicies: [ADMINISTRATOR], accessKeys: [{ status: 'Inactive' }] },
      ],
    },
    { clock: { now: () => wall } },
  )
  session = (await bench.sandbox.account(bench.world, ACCOUNT).session({ principal: 'root', duration: 900 }))!
})

interface Refusal {
  code: string
  status: number
  message: string
}

interface Case {
  name: string
  call: (protocol: Protocol) => Promise<Answered>
  answers: Record<Protocol, Refusal>
}

const call =
  (credentials: SigningCredentials | undefined, options: CallOptions = at(0)) =>
  (protocol: Protocol) =>
    bench.with(credentials)(...PROTOCOLS[protocol], {}, options)

const INVALID = 'The security token included in the request is invalid.'
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const AUTH_FAILURE: Refusal = {
  code: 'AuthFailure',
  status: 401,
  message: 'AWS was not able to validate the provided access credentials',
}
const EXPIRED: Refusal = { code: 'RequestExpired', status: 400, message: 'Request has expired.' }
const UNKNOWN = {
  query: { code: 'InvalidClientTokenId', status: 403, message: INVALID },
  ec2: AUTH_FAILURE,
  json: { code: 'UnrecognizedClientException', status: 400, message: INVALID },
  s3: {
    code: 'InvalidAccessKeyId',
    status: 403,
    message: 'The AWS Access Key Id you provided does not exist in our records.',
  },
}
const BAD_TOKEN = {
  ...UNKNOWN,
  s3: { code: 'InvalidToken', status: 400, message: 'The provided token is malformed or otherwise invalid.' },
}
const WRONG = {
  query: { code: 'SignatureDoesNotMatch', status: 403, message: MISMATCH },
  ec2: AUTH_FAILURE,
  json: { code: 'InvalidSignatureException', status: 400, message: MISMATCH },
  s3: {
    code: 'SignatureDoesNotMatch',
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  },
}
const SKEWED = {
  code: 'RequestTimeTooSkewed',
  status: 403,
  message: 'The difference between the request time and the current time is too large.',
}
const old = 'Signature expired: 20261122T114459Z is now earlier than 20261122T114500Z (20261122T120000Z - 15 min.)'
const early =
  'Signature not yet current: 20261122T121501Z is still later than 20261122T121500Z (20261122T120000Z + 15 min.)'

const cases: Case[] = [
  {
    name: 'no signature',
    call: (protocol) => call(undefined)(protocol),
    answers: {
      query: { code: 'MissingAuthenticationToken', status: 403, message: 'Request is missing Authentication Token' },
      ec2: { code: 'MissingParameter', status: 400, message: 'The request must contain the parameter AWSAccessKeyId' },
      json: { code: 'MissingAuthenticationTokenException', status: 400, message: 'Missing Authentication Token' },
      s3: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
    },
  },
  {
    name: 'an unknown key',
    call: (protocol) => call({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' })(protocol),
    answers: UNKNOWN,
  },
  {
    name: 'the magic key of emulators',
    call: (protocol) => call({ accessKeyId: 'test', secretAccessKey: 'test' })(protocol),
    answers: UNKNOWN,
  },
  {
    name: 'an account id as a key',
    call: (protocol) => call({ accessKeyId: ACCOUNT, secretAccessKey: 'test' })(protocol),
    answers: UNKNOWN,
  },
  { name: 'an inactive key', call: (protocol) => call(bench.keyOf('ina'))(protocol), answers: UNKNOWN },
  {
    name: 'a wrong secret',
    call: (protocol) => call({ ...bench.keyOf('dana'), secretAccessKey: 'wrong' })(protocol),
    answers: WRONG,
  },
  {
    name: 'a session’s key without its token',
    call: (protocol) => call({ accessKeyId: session.accessKeyId, secretAccessKey: session.secretAccessKey })(protocol),
    answers: UNKNOWN,
  },
  {
    name: 'a token that is none',
    call: (protocol) => call({ ...session, sessionToken: 'bm9uZQ==' })(protocol),
    answers: BAD_TOKEN,
  },
  {
    name: 'a token with one letter changed',
    call: (protocol) => {
      const token = session.sessionToken!
      const changed = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`
      return call({ ...session, sessionToken: changed })(protocol)
    },
    answers: BAD_TOKEN,
  },
  {
    name: 'a long-term key with a session’s token',
    call: (protocol) => call({ ...bench.keyOf('dana'), sessionToken: session.sessionToken! })(protocol),
    answers: BAD_TOKEN,
  },
  {
    name: 'a session’s token with another secret',
    call: (protocol) => call({ ...session, secretAccessKey: 'x' })(protocol),
    answers: WRONG,
  },
  {
    name: 'a clock that is late',
    call: (protocol) => call(bench.keyOf('dana'), at(-15 * MINUTE - 1000))(protocol),
    answers: {
      query: { code: 'SignatureDoesNotMatch', status: 403, message: old },
      ec2: EXPIRED,
      json: { code: 'InvalidSignatureException', status: 400, message: old },
      s3: SKEWED,
    },
  },
  {
    name: 'a clock that is early',
    call: (protocol) => call(bench.keyOf('dana'), at(15 * MINUTE + 1000))(protocol),
    answers: {
      query: { code: 'SignatureDoesNotMatch', status: 403, message: early },
      ec2: AUTH_FAILURE,
      json: { code: 'InvalidSignatureException', status: 400, message: early },
      s3: SKEWED,
    },
  },
  {
    name: 'a session that is over',
    call: async (protocol) => {
      wall = NOW + 900_000
      try {
        return await call(session, at(900_000))(protocol)
      } finally {
        wall = NOW
      }
    },
    answers: {
      query: { code: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' },
      ec2: EXPIRED,
      json: {
        code: 'ExpiredTokenException',
        status: 400,
        message: 'The security token included in the request is expired',
      },
      s3: { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
    },
  },
]

describe.each(cases)('$name', ({ call: play, answers }) => {
  test.each(Object.keys(PROTOCOLS) as Protocol[])('%s', async (protocol) => {
    const { status, code, message } = await play(protocol)
    expect({ status, code, message }).toEqual(answers[protocol])
  })
})

describe('what is signed', () => {
  test('a clock up to a quarter of an hour off is good', async () => {
    for (const offset of [-15 * MINUTE, 15 * MINUTE])
      expect(await call(bench.keyOf('dana'), at(offset))('query')).toMatchObject({ status: 200 })
  })

  test.each([
    [
      'the body',
      { tamper: (request) => ({ ...request, body: new TextEncoder().encode('Action=ListUsers&Version=2010-05-08') }) },
    ],
    ['the path', { tamper: (request) => ({ ...request, path: '/x' }) }],
    ['the query', { tamper: (request) => ({ ...request, query: 'a=b' }) }],
    [
      'a signed header',
      { tamper: (request) => ({ ...request, headers: { ...request.headers, 'x-amz-date': '20261122T120001Z' } }) },
    ],
  ] as Array<[string, CallOptions]>)('%s cannot be changed', async (_, options) => {
    const answer = await call(bench.keyOf('dana'), { ...at(0), ...options })('query')
    expect(answer).toMatchObject(WRONG.query)
  })

  test('the scope has to be of the service, and of the day', async () => {
    const scoped = (from: string, to: string): CallOptions => ({
      ...at(0),
      tamper: (request) => ({
        ...request,
        headers: { ...request.headers, authorization: request.headers.authorization!.replace(from, to) },
      }),
    })
    const dana = bench.keyOf('dana')
    // With AWS's host name the service is known whatever the scope says.
    expect(await call(dana, scoped('/sts/', '/iam/'))('query')).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: "Credential should be scoped to correct service: 'sts'. ",
    })
    expect(await call(dana, scoped('/20261122/', '/20261121/'))('query')).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message:
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261121' != '20261122', from '20261122T120000Z'.",
    })
    expect(await call(dana, scoped('/us-east-1/', '/nowhere/'))('query')).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: 'Credential should be scoped to a valid region. ',
    })
  })

  test('a header that cannot be read is incomplete', async () => {
    const broken = (authorization: string): CallOptions => ({
      ...at(0),
      tamper: (request) => ({ ...request, headers: { ...request.headers, authorization } }),
    })
    expect(await call(bench.keyOf('dana'), broken('AWS4-HMAC-SHA256 Credential= x'))('query')).toMatchObject({
      code: 'IncompleteSignature',
      status: 400,
    })
    expect(await call(bench.keyOf('dana'), broken('Bearer x'))('query')).toMatchObject({
      code: 'MissingAuthenticationToken',
      status: 403,
    })
  })
})

describe('presigned requests', () => {
  const presigned = (expires: number, credentials: SigningCredentials) => {
    const request = {
      method: 'GET',
      host: 's3.us-east-1.amazonaws.com',
      path: '/',
      query: '',
      headers: {},
      body: new Uint8Array(),
    }
    return presignRequest(request, credentials, {
      service: 's3',
      region: 'us-east-1',
      now: new Date(NOW),
      expiresInSeconds: expires,
    })
  }

  test('are good until they expire, and not after', async () => {
    const request = presigned(3600, bench.keyOf('dana'))
    expect((await bench.sandbox.handle(request)).status).toBe(200)
    wall = NOW + 3_600_000
    expect((await bench.sandbox.handle(request)).status).toBe(200)
    wall = NOW + 3_601_000
    const answer = await bench.sandbox.handle(request)
    wall = NOW
    expect(answer.status).toBe(403)
    const text = new TextDecoder().decode(answer.body as Uint8Array)
    expect(text).toContain(
      '<Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires><Expires>2026-11-22T13:00:00Z</Expires><ServerTime>2026-11-22T13:00:01Z</ServerTime>',
    )
  })

  test('of a session carry its token', async () => {
    expect((await bench.sandbox.handle(presigned(60, session))).status).toBe(200)
  })
})

describe('a principal that is gone', () => {
  test('takes its keys and sessions along', async () => {
    const { root, with: withKey, sandbox, world } = await testBench({ users: [{ userName: 'temp', accessKeys: [] }] })
    const made = await root('iam', 'CreateAccessKey', { UserName: 'temp' })
    const key = made.output!.AccessKey as { AccessKeyId: string; SecretAccessKey: string }
    const credentials = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey }
    const arn = `arn:aws:iam::${ACCOUNT}:user/temp`
    const console_ = (await sandbox.account(world, ACCOUNT).session({ principal: arn }))!
    expect(await withKey(credentials)('sts', 'GetCallerIdentity')).toMatchObject({ status: 200, output: { Arn: arn } })
    expect(await withKey(console_)('sts', 'GetCallerIdentity')).toMatchObject({ status: 200, output: { Arn: arn } })
    await root('iam', 'DeleteAccessKey', { UserName: 'temp', AccessKeyId: key.AccessKeyId })
    expect(await withKey(credentials)('sts', 'GetCallerIdentity')).toMatchObject(UNKNOWN.query)
    await root('iam', 'DeleteUser', { UserName: 'temp' })
    expect(await withKey(console_)('sts', 'GetCallerIdentity')).toMatchObject(UNKNOWN.query)
    // One of the same name is somebody else.
    await root('iam', 'CreateUser', { UserName: 'temp' })
    expect(await withKey(console_)('sts', 'GetCallerIdentity')).toMatchObject(UNKNOWN.query)
  })
})

test('none of it was a fault of ours', () => {
  expect(bench.faults).toEqual([])
})
