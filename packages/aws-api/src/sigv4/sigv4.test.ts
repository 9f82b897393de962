/** The examples AWS publishes, byte for byte, and what differs from them must fail. */
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, test } from 'vitest'
import { AwsChunkedDecoder, decodeAwsChunked, decodeChunkedStream } from '../chunked/decode.ts'
import { useHasher } from '../hash.ts'
import { type HttpRequest, NO_BODY } from '../http.ts'
import { nodeHasher } from '../node/index.ts'
import { parseQuery, toHex, utf8 } from '../text.ts'
import { type CredentialScope, canonicalRequest, EMPTY_SHA256, signingKey } from './canonical.ts'
import { type PresentSignature, readSignature } from './read.ts'
import { presignRequest, signRequest } from './sign.ts'
import { mismatchFields, mismatchMessage, verifySignature } from './verify.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const now = new Date('2013-05-24T00:00:00Z')
const s3 = { service: 's3', region: 'us-east-1', now }

function request(
  method: string,
  path: string,
  query = '',
  headers: Record<string, string> = {},
  body = '',
): HttpRequest {
  return { method, host: 'examplebucket.s3.amazonaws.com', path, query, headers, body: body ? utf8(body) : NO_BODY }
}

const published: [name: string, request: HttpRequest, signature: string][] = [
  [
    'GET Object with a range',
    request('GET', '/test.txt', '', { range: 'bytes=0-9' }),
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT Object',
    request(
      'PUT',
      '/test%24file.text',
      '',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      'Welcome to Amazon S3.',
    ),
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'GET Bucket Lifecycle',
    request('GET', '/', 'lifecycle'),
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'List Objects',
    request('GET', '/', 'max-keys=2&prefix=J'),
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
]

describe.each([
  ['@noble/hashes', undefined],
  ['node:crypto', nodeHasher],
] as const)('published examples, hashed by %s', (_, hasher) => {
  test.each(published)('%s', (_name, unsigned, signature) => {
    useHasher(hasher)
    const signed = signRequest(unsigned, credentials, s3)
    expect(signed.headers.authorization).toMatch(new RegExp(`, Signature=${signature}$`))
    const read = readSignature(signed, 's3') as PresentSignature
    expect(read).toMatchObject({ kind: 'header', accessKeyId: credentials.accessKeyId, signature, time: now })
    expect(verifySignature(signed, read, credentials.secretAccessKey)).toMatchObject({
      kind: 'ok',
      payload: { kind: 'sha256', checked: true },
    })
    useHasher(undefined)
  })
})

test('the presigned URL of the S3 API Reference', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
  const signed = presignRequest(request('GET', '/test.txt'), credentials, { ...s3, expiresInSeconds: 86_400 })
  expect(signed.query).toBe(
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  )
  const read = readSignature(signed, 's3') as PresentSignature
  expect(read).toMatchObject({ kind: 'query', expiresInSeconds: 86_400, signedHeaders: ['host'] })
  expect(verifySignature(signed, read, credentials.secretAccessKey)).toMatchObject({
    kind: 'ok',
    payload: { kind: 'unsigned' },
  })
  const stretched = { ...signed, query: signed.query.replace('86400', '86401') }
  const again = readSignature(stretched, 's3') as PresentSignature
  expect(verifySignature(stretched, again, credentials.secretAccessKey).kind).toBe('mismatch')
})

test('the signing key of the IAM User Guide', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (earlier: General Reference)
  const scope = { date: '20150830', region: 'us-east-1', service: 'iam' }
  const key = signingKey('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', scope)
  expect(toHex(key)).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9')
  const signed = signRequest(
    {
      method: 'GET',
      host: 'iam.amazonaws.com',
      path: '/',
      query: 'Action=ListUsers&Version=2010-05-08',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: NO_BODY,
    },
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    { service: 'iam', region: 'us-east-1', now: new Date('2015-08-30T12:36:00Z') },
  )
  expect(signed.headers.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  )
})

describe('paths other than S3’s', () => {
  const paths = [
    '/',
    '/a/b',
    '/a/',
    '/a%20b/%C3%BC',
    '/a//b',
    '/a/./b',
    '/a/../b',
    '/authorization-details/abc%2Fdef',
    "/!'()*~",
  ]
  test.each(paths)('%s is canonical as AWS SDK v3 makes it', async (path) => {
    const sdk = new SignatureV4({
      credentials,
      region: 'us-east-1',
      service: 'iam',
      sha256: Sha256 as never,
    })
    const theirs = await sdk.sign(
      {
        method: 'GET',
        protocol: 'https:',
        hostname: 'iam.amazonaws.com',
        path,
        query: { 'a b': "c'd", z: ['2', '1'] },
        headers: { host: 'iam.amazonaws.com' },
      },
      { signingDate: now },
    )
    const ours = {
      method: 'GET',
      host: 'iam.amazonaws.com',
      path,
      query: 'z=2&a%20b=c%27d&z=1',
      headers: theirs.headers as Record<string, string>,
      body: NO_BODY,
    }
    const read = readSignature(ours, 'iam') as PresentSignature
    expect(verifySignature(ours, read, credentials.secretAccessKey).kind).toBe('ok')
  })
})

/** What SignatureV4 wants of a hash. */
class Sha256 {
  readonly #running
  readonly #key: Uint8Array | undefined
  #bytes: Uint8Array[] = []
  constructor(key?: string | Uint8Array) {
    this.#key = typeof key === 'string' ? utf8(key) : key && new Uint8Array(key)
    this.#running = nodeHasher.running('sha256')
  }
  update(data: string | Uint8Array) {
    const bytes = typeof data === 'string' ? utf8(data) : new Uint8Array(data)
    this.#bytes.push(bytes)
    this.#running.update(bytes)
  }
  async digest() {
    return this.#key ? nodeHasher.hmacSha256(this.#key, Buffer.concat(this.#bytes)) : this.#running.digest()
  }
}

describe('what a mismatch tells', () => {
  const signed = signRequest(request('GET', '/', 'max-keys=2&prefix=J'), credentials, s3)
  const read = readSignature(signed, 's3') as PresentSignature
  const verified = verifySignature(signed, read, 'wrong')
  test('to S3 and others', () => {
    expect(verified).toEqual({
      kind: 'mismatch',
      canonicalRequest: `GET\n/\nmax-keys=2&prefix=J\nhost:examplebucket.s3.amazonaws.com\nx-amz-content-sha256:${EMPTY_SHA256}\nx-amz-date:20130524T000000Z\n\nhost;x-amz-content-sha256;x-amz-date\n${EMPTY_SHA256}`,
      stringToSign:
        'AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\ndf57d21db20da04d7fa30298dd4488ba3a2b47ca3a489c74750e0f1e7df1b9b7',
    })
    if (verified.kind !== 'mismatch') throw new Error('unreachable')
    const fields = mismatchFields(read, verified)
    expect(Object.keys(fields)).toEqual([
      'AWSAccessKeyId',
      'StringToSign',
      'SignatureProvided',
      'StringToSignBytes',
      'CanonicalRequest',
      'CanonicalRequestBytes',
    ])
    expect(fields.StringToSignBytes).toMatch(/^41 57 53 34 2d 48 4d 41 43 /)
    const message = mismatchMessage(verified, { isS3: false, verbose: true })
    expect(message).toMatch(
      /^The request signature .* for details\.\n\nThe Canonical String for this request should have been\n'GET\n/,
    )
    expect(message).toMatch(/\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n[^']*'\n$/)
  })
  test('a body that is not what was signed', () => {
    const put = signRequest(request('PUT', '/k', '', {}, 'one'), credentials, s3)
    const changed = { ...put, body: utf8('two') }
    expect(
      verifySignature(changed, readSignature(changed, 's3') as PresentSignature, credentials.secretAccessKey),
    ).toMatchObject({
      kind: 'payload-mismatch',
    })
    const iam = signRequest(request('POST', '/', '', {}, 'Action=A'), credentials, { ...s3, service: 'iam' })
    const forged = { ...iam, body: utf8('Action=B') }
    expect(
      verifySignature(forged, readSignature(forged, 'iam') as PresentSignature, credentials.secretAccessKey).kind,
    ).toBe('mismatch')
  })
  test('S3 without its payload header', () => {
    const iam = signRequest(request('GET', '/'), credentials, { ...s3, service: 's3', payloadHash: 'nonsense' })
    expect(verifySignature(iam, readSignature(iam, 's3') as PresentSignature, credentials.secretAccessKey)).toEqual({
      kind: 'payload-header',
      claimed: 'nonsense',
    })
  })
})

describe('every part of a signed request counts', () => {
  const original = signRequest(request('POST', '/a', 'x=1', { 'content-type': 'text/plain' }, 'body'), credentials, s3)
  const changes: [string, Partial<HttpRequest>][] = [
    ['method', { method: 'PUT' }],
    ['path', { path: '/b' }],
    ['query', { query: 'x=2' }],
    ['query added', { query: 'x=1&y=2' }],
    ['host', { host: 'other.s3.amazonaws.com', headers: { ...original.headers, host: 'other.s3.amazonaws.com' } }],
    ['signed header', { headers: { ...original.headers, 'content-type': 'text/html' } }],
    ['date', { headers: { ...original.headers, 'x-amz-date': '20130524T000001Z' } }],
  ]
  test.each(changes)('%s', (_, change) => {
    const changed = { ...original, ...change }
    const read = readSignature(changed, 's3') as PresentSignature
    expect(verifySignature(changed, read, credentials.secretAccessKey).kind).toBe('mismatch')
  })
  test('but not the order of the query or an unsigned header', () => {
    const two = signRequest(request('GET', '/a', 'b=2&a=1'), credentials, s3)
    const changed = { ...two, query: 'a=1&b=2', headers: { ...two.headers, 'user-agent': 'x' } }
    expect(
      verifySignature(changed, readSignature(changed, 's3') as PresentSignature, credentials.secretAccessKey).kind,
    ).toBe('ok')
  })
})

describe('malformed signatures', () => {
  const good =
    'AWS4-HMAC-SHA256 Credential=AKID/20130524/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc'
  const dated = { 'x-amz-date': '20130524T000000Z' }
  const cases: [
    name: string,
    service: string,
    headers: Record<string, string>,
    query: string,
    code: string,
    message: string,
  ][] = [
    [
      'no parts',
      'iam',
      { authorization: 'AWS4-HMAC-SHA256', ...dated },
      '',
      'IncompleteSignature',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256",
    ],
    [
      'no date',
      'iam',
      { authorization: good },
      '',
      'IncompleteSignature',
      `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${good}`,
    ],
    [
      'bad date',
      'iam',
      { authorization: good, 'x-amz-date': '201' },
      '',
      'IncompleteSignature',
      "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    [
      'short credential',
      'iam',
      { authorization: good.replace('/iam', ''), ...dated },
      '',
      'IncompleteSignature',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKID/20130524/us-east-1/aws4_request'",
    ],
    [
      'host not signed',
      'iam',
      { authorization: good.replace('host;', ''), ...dated },
      '',
      'InvalidSignature',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      'another algorithm',
      'iam',
      { authorization: good.replace('HMAC-SHA256', 'HMAC-SHA25'), ...dated },
      '',
      'IncompleteSignature',
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ",
    ],
    [
      'basic',
      'iam',
      { authorization: 'Basic eDp5', ...dated },
      '',
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
    [
      'query half there',
      'iam',
      {},
      'X-Amz-Algorithm=AWS4-HMAC-SHA256',
      'IncompleteSignature',
      "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    ],
    [
      'S3, version 2',
      's3',
      { authorization: 'AWS AKID:c2ln', ...dated },
      '',
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    ],
    [
      'S3, no parts',
      's3',
      { authorization: 'AWS4-HMAC-SHA256 Credential=a', ...dated },
      '',
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    ],
    [
      'S3, both ways',
      's3',
      { authorization: good, ...dated },
      'X-Amz-Signature=x',
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    ],
    [
      'S3, too long',
      's3',
      {},
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=604801&X-Amz-SignedHeaders=host&X-Amz-Signature=x',
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    ],
  ]
  test.each(cases)('%s', (_, service, headers, query, code, message) => {
    expect(readSignature(request('GET', '/', query, headers), service)).toMatchObject({
      kind: 'malformed',
      problem: { code, message },
    })
  })
  test('none at all', () => {
    expect(readSignature(request('GET', '/', 'acl'), 's3')).toEqual({ kind: 'absent' })
  })
})

describe('signed chunks', () => {
  const scope: CredentialScope = { date: '20130524', region: 'us-east-1', service: 's3' }
  const signing = {
    signingKey: signingKey(credentials.secretAccessKey, scope),
    amzDate: '20130524T000000Z',
    scope,
  }
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
  const plain = {
    ...signing,
    trailer: false,
    seedSignature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  }
  const chunks = (signatures: string[], end: string) =>
    `10000;chunk-signature=${signatures[0]}\r\n${'a'.repeat(65_536)}\r\n400;chunk-signature=${signatures[1]}\r\n${'a'.repeat(1024)}\r\n0;chunk-signature=${signatures[2]}\r\n${end}`
  const plainBody = chunks(
    [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
    '\r\n',
  )
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
  const trailing = {
    ...signing,
    trailer: true,
    seedSignature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  }
  const trailingBody = chunks(
    [
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ],
    'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
  )
  test('the published example', () => {
    const { body, trailers } = decodeAwsChunked(utf8(plainBody), plain)
    expect(body).toEqual(utf8('a'.repeat(66_560)))
    expect(trailers).toEqual({})
  })
  test('the published example with a trailer, in pieces of 1000 bytes', () => {
    const decoder = new AwsChunkedDecoder(trailing)
    const bytes = utf8(trailingBody)
    for (let at = 0; at < bytes.length; at += 1000) decoder.push(bytes.subarray(at, at + 1000))
    expect(decoder.end()).toEqual({ 'x-amz-checksum-crc32c': 'sOO8/Q==' })
    expect(decoder.decodedLength).toBe(66_560)
  })
  test('as a stream', async () => {
    const bytes = utf8(trailingBody)
    const source = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 9999) controller.enqueue(bytes.subarray(at, at + 9999))
        controller.close()
      },
    })
    let ended: unknown
    const stream = decodeChunkedStream(source, trailing, (trailers, length) => {
      ended = { trailers, length }
    })
    expect(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text()).toBe('a'.repeat(66_560))
    expect(ended).toEqual({ trailers: { 'x-amz-checksum-crc32c': 'sOO8/Q==' }, length: 66_560 })
    const cut = new Response(utf8(plainBody.slice(0, 1000))).body!
    const failing = new Response(decodeChunkedStream(cut, plain, () => {}) as ReadableStream<Uint8Array<ArrayBuffer>>)
    await expect(failing.text()).rejects.toMatchObject({ name: 'CodecError', code: 'IncompleteBody' })
  })
  const broken: [string, string, typeof plain, string][] = [
    ['a changed byte', plainBody.replace('aaaa', 'aaab'), plain, 'SignatureDoesNotMatch'],
    ['a chunk left out', plainBody.replace(/400;chunk[^\n]*\n[a]{1024}\r\n/, ''), plain, 'SignatureDoesNotMatch'],
    ['cut off', plainBody.slice(0, 70_000 - 4000), plain, 'IncompleteBody'],
    ['no last chunk', plainBody.slice(0, plainBody.lastIndexOf('0;chunk')), plain, 'IncompleteBody'],
    ['unsigned chunks', '1\r\na\r\n0\r\n\r\n', plain, 'IncompleteBody'],
    ['a changed trailer', trailingBody.replace('sOO8', 'sOO9'), trailing, 'SignatureDoesNotMatch'],
    [
      'a trailer without signature',
      trailingBody.replace(/x-amz-trailer-signature[^\r]*\r\n/, ''),
      trailing,
      'MalformedTrailerError',
    ],
    ['no size', 'zz\r\n', plain, 'IncompleteBody'],
  ]
  test.each(broken)('%s', (_, body, how, code) => {
    expect(() => decodeAwsChunked(utf8(body), how)).toThrowError(expect.objectContaining({ name: 'CodecError', code }))
  })
})

test('S3 refuses x-amz headers added after signing, others do not look', () => {
  const added = { 'x-amz-acl': 'public-read', 'x-amz-tagging': 'a=b', 'x-amzn-trace-id': 'Root=1' }
  const headerSigned = signRequest(request('PUT', '/k', '', {}, 'x'), credentials, s3)
  const urlSigned = presignRequest(request('PUT', '/k'), credentials, { ...s3, expiresInSeconds: 60 })
  for (const signed of [headerSigned, urlSigned]) {
    expect(readSignature({ ...signed, headers: { ...signed.headers, ...added } }, 's3')).toEqual({
      kind: 'malformed',
      problem: {
        code: 'AccessDenied',
        message: 'There were headers present in the request which were not signed',
        status: 403,
        fields: { HeadersNotSigned: 'x-amz-acl, x-amz-tagging' },
      },
    })
  }
  const iam = signRequest(request('POST', '/'), credentials, { ...s3, service: 'iam' })
  expect(readSignature({ ...iam, headers: { ...iam.headers, ...added } }, 'iam').kind).toBe('header')
})

test('canonical headers fold blanks and the canonical query sorts by bytes', () => {
  const canonical = canonicalRequest(request('GET', '/', 'b=&B=%7e&a=2&a=10&c', { x: '  a   b  ' }), {
    isS3: true,
    signedHeaders: ['x'],
    payloadHash: 'UNSIGNED-PAYLOAD',
  })
  expect(canonical).toBe('GET\n/\nB=~&a=10&a=2&b=&c=\nx:a b\n\nx\nUNSIGNED-PAYLOAD')
  expect(parseQuery('c')).toEqual([{ name: 'c', value: '', rawName: 'c', rawValue: '' }])
})
