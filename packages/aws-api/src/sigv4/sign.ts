/** Signing requests, in headers and in the query string. */
import { type HttpRequest, NO_BODY } from '../http.ts'
import { formatQuery, parseQuery } from '../text.ts'
import { formatBasicDate } from '../timestamp.ts'
import {
  ALGORITHM,
  type CredentialScope,
  canonicalRequest,
  formatScope,
  sha256Hex,
  signatureOf,
  signingKey,
  stringToSign,
} from './canonical.ts'

export interface SigningCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

export interface SignOptions {
  /** Signing name: see `signingScope`. */
  service: string
  region: string
  now: Date
  /** Instead of the body's hash, e.g. `UNSIGNED-PAYLOAD` for a stream. */
  payloadHash?: string
}

/** Headers that proxies change or that only make sense hop by hop: never signed, as in AWS's SDKs. */
const NEVER_SIGNED = new Set([
  'authorization',
  'cache-control',
  'connection',
  'expect',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'proxy-authenticate',
  'proxy-authorization',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
])

/**
 * Signs in the `Authorization` header and returns a new request. S3 also gets `x-amz-content-sha256`.
 * @throws TypeError when the body is a stream and no `payloadHash` says what to sign.
 */
export function signRequest(request: HttpRequest, credentials: SigningCredentials, options: SignOptions): HttpRequest {
  const amzDate = formatBasicDate(options.now)
  const isS3 = options.service === 's3'
  const payloadHash = options.payloadHash ?? bodyHash(request)
  const { authorization: _, ...kept } = request.headers
  const headers: Record<string, string> = { ...kept, host: request.headers.host ?? request.host, 'x-amz-date': amzDate }
  if (credentials.sessionToken !== undefined) headers['x-amz-security-token'] = credentials.sessionToken
  if (isS3 || options.payloadHash !== undefined) headers['x-amz-content-sha256'] = payloadHash
  const signedHeaders = Object.keys(headers)
    .filter((name) => !NEVER_SIGNED.has(name))
    .sort()
  const signed = { ...request, headers }
  const scope: CredentialScope = { date: amzDate.slice(0, 8), region: options.region, service: options.service }
  const canonical = canonicalRequest(signed, { isS3, signedHeaders, payloadHash })
  const key = signingKey(credentials.secretAccessKey, scope)
  const signature = signatureOf(key, stringToSign(amzDate, scope, canonical))
  headers.authorization = `${ALGORITHM} Credential=${credentials.accessKeyId}/${formatScope(scope)}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return signed
}

/**
 * Signs in the query string: whoever has the URL may send the request until it expires.
 * Headers that are there already are signed too and must be sent along.
 */
export function presignRequest(
  request: HttpRequest,
  credentials: SigningCredentials,
  options: SignOptions & {
    /** At most 604,800 (a week); AWS refuses more. */
    expiresInSeconds: number
  },
): HttpRequest {
  const amzDate = formatBasicDate(options.now)
  const isS3 = options.service === 's3'
  const scope: CredentialScope = { date: amzDate.slice(0, 8), region: options.region, service: options.service }
  const { authorization: _, ...kept } = request.headers
  const headers: Record<string, string> = { ...kept, host: request.headers.host ?? request.host }
  const signedHeaders = Object.keys(headers)
    .filter((name) => !NEVER_SIGNED.has(name))
    .sort()
  const pairs: [string, string][] = parseQuery(request.query).map(({ name, value }) => [name, value])
  pairs.push(
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${formatScope(scope)}`],
    ['X-Amz-Date', amzDate],
    ['X-Amz-Expires', String(options.expiresInSeconds)],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
  )
  if (credentials.sessionToken !== undefined) pairs.push(['X-Amz-Security-Token', credentials.sessionToken])
  const signed: HttpRequest = { ...request, headers, query: formatQuery(pairs) }
  const payloadHash = options.payloadHash ?? (isS3 ? 'UNSIGNED-PAYLOAD' : bodyHash(request))
  const canonical = canonicalRequest(signed, { isS3, signedHeaders, payloadHash })
  const key = signingKey(credentials.secretAccessKey, scope)
  pairs.push(['X-Amz-Signature', signatureOf(key, stringToSign(amzDate, scope, canonical))])
  return { ...signed, query: formatQuery(pairs) }
}

function bodyHash(request: HttpRequest): string {
  const body = request.body ?? NO_BODY
  if (!(body instanceof Uint8Array)) throw new TypeError('a streamed body needs a payloadHash')
  return sha256Hex(body)
}
