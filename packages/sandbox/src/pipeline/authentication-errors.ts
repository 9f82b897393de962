/** What each protocol says to a request whose sender it cannot make out. */
import {
  formatBasicDate,
  mismatchFields,
  mismatchMessage,
  type PresentSignature,
  type ProtocolName,
  type SignatureProblem,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'

/** Why authentication failed. */
export type AuthenticationProblem =
  /** No signature, where one is needed. */
  | { kind: 'missing' }
  /** A signature that cannot be read. */
  | { kind: 'malformed'; problem: SignatureProblem }
  /** No such key, an inactive one, one whose user is gone, or a session's key without its token. */
  | { kind: 'unknown-key'; accessKeyId: string }
  /** A session token that is none of ours, or another key's. */
  | { kind: 'bad-token'; token: string }
  | { kind: 'expired-token'; token: string }
  | { kind: 'mismatch'; signature: PresentSignature; stringToSign: string; canonicalRequest: string }
  /** S3: `x-amz-content-sha256` is missing or no hash. */
  | { kind: 'payload-header'; claimed: string | undefined }
  /** S3: the body is not what its signed hash says. */
  | { kind: 'payload-mismatch'; claimed: string; actual: string }
  /** Dates in milliseconds. */
  | { kind: 'too-old' | 'too-new'; signedAt: number; now: number; skew: number }
  /** A presigned URL after its time. */
  | { kind: 'presigned-expired'; seconds: number; expiredAt: number; now: number }
  /** Signed for another service, date, or for what is no Region. */
  | { kind: 'wrong-scope'; message: string }

type Kind = AuthenticationProblem['kind']
type Words = { [K in Kind]: (problem: Extract<AuthenticationProblem, { kind: K }>) => AwsError }

const error = (code: string, status: number, message: string, fields?: Record<string, string>) =>
  new AwsError(code, status, message, fields)

const basicDate = (milliseconds: number): string => formatBasicDate(new Date(milliseconds))

function skewMessage(problem: { kind: 'too-old' | 'too-new'; signedAt: number; now: number; skew: number }): string {
  const { kind, signedAt, now, skew } = problem
  const minutes = `${skew / 60_000} min.`
  // Seen in many reports (devsecops/bootcamp#101, aws-cli#6676); the future's wording by analogy with older ones.
  return kind === 'too-old'
    ? `Signature expired: ${basicDate(signedAt)} is now earlier than ${basicDate(now - skew)} (${basicDate(now)} - ${minutes})`
    : `Signature not yet current: ${basicDate(signedAt)} is still later than ${basicDate(now + skew)} (${basicDate(now)} + ${minutes})`
}

const INVALID_TOKEN = 'The security token included in the request is invalid.'
const EXPIRED_TOKEN = 'The security token included in the request is expired'
const mismatchWords = mismatchMessage({ canonicalRequest: '', stringToSign: '' }, { isS3: false, verbose: false })

const query: Words = {
  missing: () => error('MissingAuthenticationToken', 403, 'Request is missing Authentication Token'),
  malformed: ({ problem }) => error(problem.code, problem.status, problem.message, problem.fields),
  'unknown-key': () => error('InvalidClientTokenId', 403, INVALID_TOKEN),
  'bad-token': () => error('InvalidClientTokenId', 403, INVALID_TOKEN),
  'expired-token': () => error('ExpiredToken', 403, EXPIRED_TOKEN),
  mismatch: () => error('SignatureDoesNotMatch', 403, mismatchWords),
  'payload-header': () => error('SignatureDoesNotMatch', 403, mismatchWords),
  'payload-mismatch': () => error('SignatureDoesNotMatch', 403, mismatchWords),
  'too-old': (problem) => error('SignatureDoesNotMatch', 403, skewMessage(problem)),
  'too-new': (problem) => error('SignatureDoesNotMatch', 403, skewMessage(problem)),
  'presigned-expired': ({ expiredAt, now }) =>
    error(
      'SignatureDoesNotMatch',
      403,
      `Signature expired: ${basicDate(expiredAt)} is now earlier than ${basicDate(now)}`,
    ),
  'wrong-scope': ({ message }) => error('SignatureDoesNotMatch', 403, message),
}

const authFailure = () => error('AuthFailure', 401, 'AWS was not able to validate the provided access credentials')
const requestExpired = () => error('RequestExpired', 400, 'Request has expired.')

const ec2: Words = {
  missing: () => error('MissingParameter', 400, 'The request must contain the parameter AWSAccessKeyId'),
  malformed: authFailure,
  'unknown-key': authFailure,
  'bad-token': authFailure,
  'expired-token': requestExpired,
  mismatch: authFailure,
  'payload-header': authFailure,
  'payload-mismatch': authFailure,
  'too-old': requestExpired,
  'too-new': authFailure,
  'presigned-expired': requestExpired,
  'wrong-scope': authFailure,
}

/**
 * Codes and words as reports of many users show them (UnrecognizedClientException: EKS, Lambda, DynamoDB, CloudFormation);
 * DynamoDB's developer guide has the status: 400 where query services answer 403.
 */
const json: Words = {
  missing: () => error('MissingAuthenticationTokenException', 400, 'Missing Authentication Token'),
  malformed: ({ problem }) => error(`${problem.code}Exception`, 400, problem.message),
  'unknown-key': () => error('UnrecognizedClientException', 400, INVALID_TOKEN),
  'bad-token': () => error('UnrecognizedClientException', 400, INVALID_TOKEN),
  'expired-token': () => error('ExpiredTokenException', 400, EXPIRED_TOKEN),
  mismatch: () => error('InvalidSignatureException', 400, mismatchWords),
  'payload-header': () => error('InvalidSignatureException', 400, mismatchWords),
  'payload-mismatch': () => error('InvalidSignatureException', 400, mismatchWords),
  'too-old': (problem) => error('InvalidSignatureException', 400, skewMessage(problem)),
  'too-new': (problem) => error('InvalidSignatureException', 400, skewMessage(problem)),
  'presigned-expired': ({ expiredAt, now }) =>
    error(
      'InvalidSignatureException',
      400,
      `Signature expired: ${basicDate(expiredAt)} is now earlier than ${basicDate(now)}`,
    ),
  'wrong-scope': ({ message }) => error('InvalidSignatureException', 400, message),
}

/** As JSON, but with the statuses of HTTP's own. */
const restJson: Words = {
  ...json,
  missing: () => error('MissingAuthenticationTokenException', 403, 'Missing Authentication Token'),
  malformed: ({ problem }) => error(`${problem.code}Exception`, 403, problem.message),
  'unknown-key': () => error('UnrecognizedClientException', 403, INVALID_TOKEN),
  'bad-token': () => error('UnrecognizedClientException', 403, INVALID_TOKEN),
  'expired-token': () => error('ExpiredTokenException', 403, EXPIRED_TOKEN),
  mismatch: () => error('InvalidSignatureException', 403, mismatchWords),
  'payload-header': () => error('InvalidSignatureException', 403, mismatchWords),
  'payload-mismatch': () => error('InvalidSignatureException', 403, mismatchWords),
  'too-old': (problem) => error('InvalidSignatureException', 403, skewMessage(problem)),
  'too-new': (problem) => error('InvalidSignatureException', 403, skewMessage(problem)),
}

const isoSeconds = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')

const tooSkewed = ({ signedAt, now, skew }: { signedAt: number; now: number; skew: number }) =>
  error('RequestTimeTooSkewed', 403, 'The difference between the request time and the current time is too large.', {
    RequestTime: basicDate(signedAt),
    ServerTime: isoSeconds(now),
    MaxAllowedSkewMilliseconds: String(skew),
  })

/** S3's own (S3 API Reference, *Error responses*). */
const s3: Words = {
  missing: () => error('AccessDenied', 403, 'Access Denied'),
  malformed: ({ problem }) => error(problem.code, problem.status, problem.message, problem.fields),
  'unknown-key': ({ accessKeyId }) =>
    error('InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.', {
      AWSAccessKeyId: accessKeyId,
    }),
  'bad-token': ({ token }) =>
    error('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.', { 'Token-0': token }),
  'expired-token': ({ token }) => error('ExpiredToken', 400, 'The provided token has expired.', { 'Token-0': token }),
  mismatch: ({ signature, ...mismatch }) =>
    error(
      'SignatureDoesNotMatch',
      403,
      mismatchMessage(mismatch, { isS3: true, verbose: false }),
      mismatchFields(signature, mismatch),
    ),
  'payload-header': ({ claimed }) =>
    claimed === undefined
      ? error('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256')
      : error(
          'InvalidArgument',
          400,
          'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
          { ArgumentName: 'x-amz-content-sha256', ArgumentValue: claimed },
        ),
  'payload-mismatch': ({ claimed, actual }) =>
    error(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      { ClientComputedContentSHA256: claimed, S3ComputedContentSHA256: actual },
    ),
  'too-old': tooSkewed,
  'too-new': tooSkewed,
  'presigned-expired': ({ seconds, expiredAt, now }) =>
    error('AccessDenied', 403, 'Request has expired', {
      'X-Amz-Expires': String(seconds),
      Expires: isoSeconds(expiredAt),
      ServerTime: isoSeconds(now),
    }),
  'wrong-scope': ({ message }) => error('AuthorizationHeaderMalformed', 400, message),
}

const byProtocol = { query, ec2, json, 'rest-json': restJson, 'rest-xml': s3 } satisfies Record<ProtocolName, Words>

/** The answer to a sender who cannot be made out, in the words of the service's protocol. */
export function authenticationError(protocol: ProtocolName, problem: AuthenticationProblem): AwsError {
  return byProtocol[protocol][problem.kind](problem as never)
}
