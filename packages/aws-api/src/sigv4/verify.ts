/** Verifies a signature with the secret the caller looked up. Clock and expiry are the caller's to judge. */
import type { HttpRequest } from '../http.ts'
import { canonicalRequest, sameSignature, sha256Hex, signatureOf, signingKey, stringToSign } from './canonical.ts'
import type { PresentSignature } from './read.ts'

/** What the signature says about the body. */
export type PayloadKind =
  /** The body's hash was signed. `checked` is false for a stream: compare when it has been read. */
  | { kind: 'sha256'; hash: string; checked: boolean }
  | { kind: 'unsigned' }
  /** `aws-chunked` with a signature for each chunk, and perhaps for the trailer. */
  | { kind: 'signed-chunks'; trailer: boolean }
  /** `aws-chunked`, chunks unsigned, with a trailer. */
  | { kind: 'unsigned-chunks' }

export type Verification =
  | { kind: 'ok'; payload: PayloadKind; signingKey: Uint8Array }
  | { kind: 'mismatch'; canonicalRequest: string; stringToSign: string }
  /** S3: the body is not what `x-amz-content-sha256` says. */
  | { kind: 'payload-mismatch'; claimed: string; actual: string }
  /** S3: `x-amz-content-sha256` is missing, or nothing it may be. */
  | { kind: 'payload-header'; claimed: string | undefined }

const STREAMING: Record<string, PayloadKind> = {
  'UNSIGNED-PAYLOAD': { kind: 'unsigned' },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { kind: 'signed-chunks', trailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { kind: 'signed-chunks', trailer: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { kind: 'unsigned-chunks' },
}

const HEX_SHA256 = /^[0-9a-fA-F]{64}$/

export function verifySignature(
  request: HttpRequest,
  signature: PresentSignature,
  secretAccessKey: string,
): Verification {
  const isS3 = signature.scope.service === 's3'
  const claimed = request.headers['x-amz-content-sha256']
  let payloadHash: string
  if (isS3) {
    const hash = claimed ?? (signature.kind === 'query' ? 'UNSIGNED-PAYLOAD' : undefined)
    if (hash === undefined || !(HEX_SHA256.test(hash) || Object.hasOwn(STREAMING, hash))) {
      return { kind: 'payload-header', claimed }
    }
    payloadHash = hash
  } else {
    // Others hash what came; a stream cannot be, so there the claim has to do and the reader compares.
    payloadHash =
      request.body instanceof Uint8Array && claimed !== 'UNSIGNED-PAYLOAD' ? sha256Hex(request.body) : (claimed ?? '')
  }
  const parts = { isS3, signedHeaders: signature.signedHeaders, payloadHash }
  const canonical = canonicalRequest(request, parts)
  const toSign = stringToSign(signature.amzDate, signature.scope, canonical)
  const key = signingKey(secretAccessKey, signature.scope)
  if (!sameSignature(signatureOf(key, toSign), signature.signature)) {
    return { kind: 'mismatch', canonicalRequest: canonical, stringToSign: toSign }
  }
  if (!HEX_SHA256.test(payloadHash)) {
    return { kind: 'ok', payload: STREAMING[payloadHash] ?? { kind: 'unsigned' }, signingKey: key }
  }
  const checked = request.body instanceof Uint8Array
  if (isS3 && request.body instanceof Uint8Array) {
    const actual = sha256Hex(request.body)
    if (actual !== payloadHash.toLowerCase()) return { kind: 'payload-mismatch', claimed: payloadHash, actual }
  }
  return { kind: 'ok', payload: { kind: 'sha256', hash: payloadHash.toLowerCase(), checked }, signingKey: key }
}

/**
 * Words for a mismatch. Query and JSON services show what they computed; S3 shows it in fields of its error
 * (`mismatchFields`), so its message is the first sentence alone.
 */
export function mismatchMessage(
  mismatch: { canonicalRequest: string; stringToSign: string },
  options: { isS3: boolean; verbose: boolean },
): string {
  if (options.isS3) {
    return 'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
  }
  const first =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
  if (!options.verbose) return first
  return `${first}\n\nThe Canonical String for this request should have been\n'${mismatch.canonicalRequest}'\n\nThe String-to-Sign should have been\n'${mismatch.stringToSign}'\n`
}

/** Fields of S3's `SignatureDoesNotMatch`, in its order. */
export function mismatchFields(
  signature: PresentSignature,
  mismatch: { canonicalRequest: string; stringToSign: string },
): Record<string, string> {
  const bytes = (text: string): string =>
    Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return {
    AWSAccessKeyId: signature.accessKeyId,
    StringToSign: mismatch.stringToSign,
    SignatureProvided: signature.signature,
    StringToSignBytes: bytes(mismatch.stringToSign),
    CanonicalRequest: mismatch.canonicalRequest,
    CanonicalRequestBytes: bytes(mismatch.canonicalRequest),
  }
}
