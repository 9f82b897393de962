/**
 * Reads a request's signature without judging it: who says they sent it, when, and what they signed.
 *
 * Words of the problems: for services other than S3 those that DynamoDB and IAM send (recorded by others: dynalite,
 * scratchstack), for S3 those of its error list
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). What neither shows is marked.
 */
import type { HttpRequest } from '../http.ts'
import { parseQuery } from '../text.ts'
import { parseBasicDate, parseTimestamp } from '../timestamp.ts'
import { ALGORITHM, type CredentialScope } from './canonical.ts'

export interface PresentSignature {
  kind: 'header' | 'query'
  accessKeyId: string
  scope: CredentialScope
  /** Lower-case, in the order sent. */
  signedHeaders: string[]
  signature: string
  /** As sent: `20260101T000000Z`. */
  amzDate: string
  time: Date
  /** Seconds that a presigned URL is good for. */
  expiresInSeconds?: number
  sessionToken?: string
}

export interface SignatureProblem {
  code: string
  message: string
  status: number
  fields?: Record<string, string>
}

export type ReadSignature = PresentSignature | { kind: 'absent' } | { kind: 'malformed'; problem: SignatureProblem }

/** A week: the most a presigned URL may live. */
const MAX_EXPIRES = 604_800

/** `signingName`: what the request should be signed for; S3 has its own codes and words. */
export function readSignature(request: HttpRequest, signingName: string): ReadSignature {
  const isS3 = signingName === 's3'
  const authorization = request.headers.authorization
  const query = /(?:^|&)(?:X-Amz-|AWSAccessKeyId)/i.test(request.query) ? queryOf(request) : undefined
  const inQuery =
    query !== undefined && (query.has('x-amz-algorithm') || query.has('x-amz-signature') || query.has('awsaccesskeyid'))
  if (authorization !== undefined && inQuery) return { kind: 'malformed', problem: bothWays(isS3) }
  if (authorization === undefined && !inQuery) return { kind: 'absent' }
  const read = authorization !== undefined ? fromHeader(request, authorization, isS3) : fromQuery(query!, isS3)
  if (!isS3 || read.kind === 'malformed' || read.kind === 'absent') return read
  const unsigned = unsignedHeaders(request, read)
  return unsigned.length > 0 ? malformed(headersNotSigned(unsigned)) : read
}

/**
 * S3 refuses `x-amz-…` headers that were not signed: they would change what the request does. The payload's hash is
 * part of the canonical request anyway.
 */
function unsignedHeaders(request: HttpRequest, signature: PresentSignature): string[] {
  return Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !signature.signedHeaders.includes(name),
  )
}

function headersNotSigned(names: readonly string[]): SignatureProblem {
  return {
    code: 'AccessDenied',
    message: 'There were headers present in the request which were not signed',
    status: 403,
    fields: { HeadersNotSigned: names.join(', ') },
  }
}

function queryOf(request: HttpRequest): Map<string, string> {
  const query = new Map<string, string>()
  for (const { name, value } of parseQuery(request.query)) query.set(name.toLowerCase(), value)
  return query
}

function fromHeader(request: HttpRequest, authorization: string, isS3: boolean): ReadSignature {
  const trimmed = authorization.trim()
  const blank = trimmed.search(/\s/)
  const algorithm = blank < 0 ? trimmed : trimmed.slice(0, blank)
  if (algorithm !== ALGORITHM) return malformed(unsupported(algorithm, isS3))
  const fields = new Map<string, string>()
  for (const part of trimmed.slice(algorithm.length).split(',')) {
    const text = part.trim()
    if (text === '') continue
    const equals = text.indexOf('=')
    if (equals < 0) return malformed(notAPair(text, authorization, isS3))
    fields.set(text.slice(0, equals).trim(), text.slice(equals + 1).trim())
  }
  const date = request.headers['x-amz-date'] ?? request.headers.date
  const missing = (['Credential', 'Signature', 'SignedHeaders'] as const).filter((name) => !fields.get(name))
  if (missing.length > 0 || date === undefined) {
    return malformed(incompleteHeader(missing, date === undefined, authorization, isS3))
  }
  return assemble(
    'header',
    {
      credential: fields.get('Credential')!,
      signature: fields.get('Signature')!,
      signedHeaders: fields.get('SignedHeaders')!,
      date,
      sessionToken: request.headers['x-amz-security-token'],
    },
    isS3,
  )
}

function fromQuery(query: ReadonlyMap<string, string>, isS3: boolean): ReadSignature {
  if (query.has('awsaccesskeyid') && !query.has('x-amz-algorithm')) return malformed(unsupported('AWS', isS3))
  const names = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']
  const missing = names.filter((name) => !query.get(name.toLowerCase()))
  const expiresText = query.get('x-amz-expires')
  if (missing.length > 0 || (isS3 && expiresText === undefined)) return malformed(incompleteQuery(missing, isS3))
  const algorithm = query.get('x-amz-algorithm')!
  if (algorithm !== ALGORITHM) {
    return malformed(
      isS3 ? queryProblem('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"') : unsupported(algorithm, false),
    )
  }
  const expires = expiresText === undefined ? undefined : Number(expiresText)
  if (expires !== undefined && !(Number.isInteger(expires) && /^-?\d+$/.test(expiresText!))) {
    return malformed(queryProblem('X-Amz-Expires should be a number', isS3))
  }
  if (expires !== undefined && expires < 0) return malformed(queryProblem('X-Amz-Expires must be non-negative', isS3))
  if (expires !== undefined && expires > MAX_EXPIRES) {
    const words =
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds'
    return malformed(queryProblem(words, isS3))
  }
  return assemble(
    'query',
    {
      credential: query.get('x-amz-credential')!,
      signature: query.get('x-amz-signature')!,
      signedHeaders: query.get('x-amz-signedheaders')!,
      date: query.get('x-amz-date')!,
      sessionToken: query.get('x-amz-security-token'),
      expires,
    },
    isS3,
  )
}

interface RawSignature {
  credential: string
  signature: string
  signedHeaders: string
  date: string
  sessionToken: string | undefined
  expires?: number | undefined
}

function assemble(kind: 'header' | 'query', raw: RawSignature, isS3: boolean): ReadSignature {
  // An access key id has no slash, but the sender may think otherwise: the scope is the last four.
  const parts = raw.credential.split('/')
  const [date, region, service, terminator] = parts.slice(-4)
  if (parts.length !== 5) return malformed(badCredential(kind, raw.credential, isS3))
  const time =
    parseBasicDate(raw.date) ?? (kind === 'header' && isHttpDate(raw.date) ? parseTimestamp(raw.date) : undefined)
  if (!time) return malformed(badDate(kind, raw.date, isS3))
  const signedHeaders = raw.signedHeaders.toLowerCase().split(';')
  if (!signedHeaders.includes('host')) return malformed(hostNotSigned(isS3))
  if (terminator !== 'aws4_request') return malformed(badTerminator(terminator!, isS3))
  return {
    kind,
    accessKeyId: parts[0]!,
    scope: { date: date!, region: region!, service: service! },
    signedHeaders,
    signature: raw.signature,
    amzDate: raw.date,
    time,
    ...(raw.expires !== undefined && { expiresInSeconds: raw.expires }),
    ...(raw.sessionToken !== undefined && { sessionToken: raw.sessionToken }),
  }
}

function isHttpDate(text: string): boolean {
  return /^[A-Za-z]{3}, \d/.test(text)
}

function malformed(problem: SignatureProblem): ReadSignature {
  return { kind: 'malformed', problem }
}

function incomplete(message: string): SignatureProblem {
  return { code: 'IncompleteSignature', message, status: 400 }
}

function headerProblem(message: string): SignatureProblem {
  return {
    code: 'AuthorizationHeaderMalformed',
    message: `The authorization header is malformed; ${message}`,
    status: 400,
  }
}

function queryProblem(message: string, isS3 = true): SignatureProblem {
  return isS3 ? { code: 'AuthorizationQueryParametersError', message, status: 400 } : incomplete(message)
}

function bothWays(isS3: boolean): SignatureProblem {
  return isS3
    ? {
        code: 'InvalidArgument',
        message:
          'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
        status: 400,
        fields: { ArgumentName: 'Authorization' },
      }
    : {
        code: 'InvalidSignature',
        message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
        status: 400,
      }
}

function unsupported(algorithm: string, isS3: boolean): SignatureProblem {
  if (isS3) {
    return {
      code: algorithm.startsWith('AWS') ? 'InvalidRequest' : 'InvalidArgument',
      message: algorithm.startsWith('AWS')
        ? 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.'
        : 'Unsupported Authorization Type',
      status: 400,
    }
  }
  if (!algorithm.startsWith('AWS4-')) {
    return { code: 'MissingAuthenticationToken', message: 'Request is missing Authentication Token', status: 403 }
  }
  return incomplete(`Unsupported AWS 'algorithm': '${algorithm}' (only AWS4-HMAC-SHA256 for now). `)
}

function notAPair(part: string, authorization: string, isS3: boolean): SignatureProblem {
  return isS3
    ? headerProblem('the authorization header requires three components: Credential, SignedHeaders, and Signature.')
    : incomplete(
        `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
      )
}

function incompleteHeader(
  missing: readonly string[],
  noDate: boolean,
  authorization: string,
  isS3: boolean,
): SignatureProblem {
  if (isS3 && missing.length > 0) {
    return headerProblem(
      'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    )
  }
  if (isS3) {
    return {
      code: 'AccessDenied',
      message: 'AWS authentication requires a valid Date or x-amz-date header',
      status: 403,
    }
  }
  const words = missing.map((name) => `Authorization header requires '${name}' parameter. `)
  if (noDate) {
    words.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
  }
  return incomplete(`${words.join('')}Authorization=${authorization}`)
}

function incompleteQuery(missing: readonly string[], isS3: boolean): SignatureProblem {
  if (isS3) {
    return queryProblem(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    )
  }
  const words = missing.map((name) => `AWS query-string parameters must include '${name}'. `).join('')
  return incomplete(`${words}Re-examine the query-string parameters.`)
}

function badCredential(kind: 'header' | 'query', credential: string, isS3: boolean): SignatureProblem {
  if (!isS3) {
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    )
  }
  const form = '"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request"'
  return kind === 'header'
    ? headerProblem(`the Credential is mal-formed; expecting ${form}.`)
    : queryProblem(`Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting ${form}.`)
}

function badDate(kind: 'header' | 'query', date: string, isS3: boolean): SignatureProblem {
  if (!isS3) {
    return incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  return kind === 'query'
    ? queryProblem("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
    : { code: 'AccessDenied', message: 'AWS authentication requires a valid Date or x-amz-date header', status: 403 }
}

function hostNotSigned(isS3: boolean): SignatureProblem {
  return isS3
    ? headersNotSigned(['host'])
    : {
        code: 'InvalidSignature',
        message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        status: 403,
      }
}

function badTerminator(terminator: string, isS3: boolean): SignatureProblem {
  return isS3
    ? headerProblem(`incorrect terminal "${terminator}". This endpoint uses "aws4_request".`)
    : {
        code: 'SignatureDoesNotMatch',
        message: `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
        status: 403,
      }
}
