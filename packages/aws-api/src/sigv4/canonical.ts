/**
 * The canonical request and the string to sign of Signature Version 4
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
import { hasher } from '../hash.ts'
import type { HttpRequest } from '../http.ts'
import { parseQuery, percentDecode, percentEncode, utf8 } from '../text.ts'

export const ALGORITHM = 'AWS4-HMAC-SHA256'
export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export interface CanonicalParts {
  /** Signed for S3: its paths are encoded once and never normalised. */
  isS3: boolean
  /** Lower-case, sorted. */
  signedHeaders: readonly string[]
  payloadHash: string
}

export function canonicalRequest(request: HttpRequest, parts: CanonicalParts): string {
  let headers = ''
  for (const name of parts.signedHeaders) headers += `${name}:${canonicalHeader(request, name)}\n`
  return [
    request.method,
    parts.isS3 ? s3Path(request.path) : normalisedPath(request.path),
    canonicalQuery(request.query),
    headers,
    parts.signedHeaders.join(';'),
    parts.payloadHash,
  ].join('\n')
}

function canonicalHeader(request: HttpRequest, name: string): string {
  const value = name === 'host' ? (request.headers.host ?? request.host) : (request.headers[name] ?? '')
  const trimmed = value.trim()
  return /\s\s|[\t\n\r]/.test(trimmed) ? trimmed.replaceAll(/\s+/g, ' ') : trimmed
}

/** What the path decodes to, encoded strictly: the sender may have left `!` or `(` bare. */
function s3Path(path: string): string {
  const decoded = percentDecode(path)
  return decoded === undefined ? path : percentEncode(decoded, { keepSlash: true })
}

/** All other services: dot segments and doubled slashes away, then encoded a second time. */
function normalisedPath(path: string): string {
  const out: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') out.pop()
    else out.push(percentEncode(segment))
  }
  if (out.length === 0) return '/'
  return `/${out.join('/')}${path.endsWith('/') ? '/' : ''}`
}

/** Pairs strictly encoded, sorted by name, then value; a presigned URL's own signature is left out. */
function canonicalQuery(query: string): string {
  if (query === '') return ''
  const pairs = parseQuery(query)
    .filter(({ name }) => name.toLowerCase() !== 'x-amz-signature')
    .map(({ name, value }) => [percentEncode(name), percentEncode(value)] as const)
  pairs.sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

/** By code unit: what is strictly encoded is ASCII. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export interface CredentialScope {
  /** `20260101`. */
  date: string
  region: string
  service: string
}

export function formatScope(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`
}

export function stringToSign(amzDate: string, scope: CredentialScope, canonical: string): string {
  return `${ALGORITHM}\n${amzDate}\n${formatScope(scope)}\n${sha256Hex(canonical)}`
}

export function sha256Hex(data: Uint8Array | string): string {
  return data.length === 0 ? EMPTY_SHA256 : hasher().sha256Hex(data)
}

/** The least recently used keys go first; each is 32 bytes and good for a day. */
const MAX_KEYS = 2000
const keys = new Map<string, Uint8Array>()

/** The key for a day, Region and service, from the cache where it is known. */
export function signingKey(secretAccessKey: string, scope: CredentialScope): Uint8Array {
  const id = `${scope.date}/${scope.region}/${scope.service}/${secretAccessKey}`
  let key = keys.get(id)
  if (key) {
    keys.delete(id)
  } else {
    const { hmacSha256 } = hasher()
    const date = hmacSha256(utf8(`AWS4${secretAccessKey}`), utf8(scope.date))
    const region = hmacSha256(date, utf8(scope.region))
    const service = hmacSha256(region, utf8(scope.service))
    key = hmacSha256(service, utf8('aws4_request'))
    if (keys.size >= MAX_KEYS) keys.delete(keys.keys().next().value!)
  }
  keys.set(id, key)
  return key
}

export function signatureOf(key: Uint8Array, toSign: string): string {
  return hasher().hmacSha256Hex(key, toSign)
}

/** Compares without telling by its duration where the first difference is. */
export function sameSignature(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}
