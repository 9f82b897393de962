/** Takes in the bytes of an upload: unwraps chunks, checks every hash that came with them, stores them. */
import {
  AwsChunkedDecoder,
  type Body,
  type ChecksumAlgorithm,
  CodecError,
  fromBase64,
  type RunningChecksum,
  startChecksum,
  toBase64,
  toHex,
} from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Piece } from '../entities.ts'
import { badChecksum, badMd5, entityTooLarge, incompleteBody, invalidDigest, missingContentLength } from '../errors.ts'
import { DEFAULT_ALGORITHM, headerOf, type Promised, promisedChecksum } from './checksums.ts'

export interface Content {
  pieces: Piece[]
  size: number
  /** MD5 in hex. */
  md5: string
  checksum: { algorithm: ChecksumAlgorithm; value: string }
  /** The one that was wanted besides, where the client sent another. */
  wanted: { algorithm: ChecksumAlgorithm; value: string }
  /** The client named it; otherwise it is S3's own. */
  asked: boolean
}

/** Or what is wrong with it: that is told, and recorded, in the operation's own turn. */
export type Received = { content: Content; error?: undefined } | { error: AwsError; content?: undefined }

/** A part or an object uploaded in one go: 5 GiB. */
const LARGEST = 5 * 1024 ** 3
/** Up to this size bytes stay in the record: a file each would cost more than they do. */
const INLINE = 2_048

/** `algorithm`: what to compute, whatever checksum the client sends. */
export async function receiveBody(call: Call, body: Body, algorithm?: ChecksumAlgorithm): Promise<Received> {
  try {
    return { content: await takeIn(call, body, algorithm) }
  } catch (error) {
    if (error instanceof AwsError) return { error }
    if (error instanceof CodecError) return { error: new AwsError(error.code, error.status, error.message) }
    throw error
  }
}

/** What came of it. @throws AwsError */
export function contentOf(received: Received): Content {
  if (received.error) throw received.error
  return received.content
}

async function takeIn(call: Call, body: Body, algorithm: ChecksumAlgorithm | undefined): Promise<Content> {
  const { headers } = call.message.request
  const length = declaredLength(headers, body)
  if (length > LARGEST) throw entityTooLarge(length)
  const promised = promisedChecksum(headers)
  const md5 = contentMd5(headers)
  const sent = promised?.algorithm ?? algorithm ?? DEFAULT_ALGORITHM
  const taking = new Taking(sent, algorithm ?? sent)
  const decoder = chunkDecoder(call)
  const piece = await store(call, body, decoder, taking)
  const trailers = decoder?.end() ?? {}
  if (taking.size !== length) throw incompleteBody()
  const hash = taking.md5.digest()
  if (md5 !== undefined && toBase64(hash) !== md5) throw badMd5(md5, toBase64(hash))
  checkPayload(call, piece)
  const value = toBase64(taking.checksum.digest())
  checkChecksum(promised, value, trailers)
  return {
    pieces: taking.size === 0 ? [] : [piece.piece],
    size: taking.size,
    md5: toHex(hash),
    checksum: { algorithm: sent, value },
    wanted: taking.other
      ? { algorithm: algorithm!, value: toBase64(taking.other.digest()) }
      : { algorithm: sent, value },
    asked: promised !== undefined,
  }
}

/** How many bytes the object has, as the client says. */
function declaredLength(headers: Record<string, string>, body: Body): number {
  const text = headers['x-amz-decoded-content-length'] ?? headers['content-length']
  // In process there is no need to say it.
  if (text === undefined && body instanceof Uint8Array) return body.length
  if (text === undefined || !/^\d+$/.test(text)) throw missingContentLength()
  return Number(text)
}

function contentMd5(headers: Record<string, string>): string | undefined {
  const given = headers['content-md5']
  if (given !== undefined && fromBase64(given)?.length !== 16) throw invalidDigest(given)
  return given
}

function chunkDecoder(call: Call): AwsChunkedDecoder | undefined {
  const { request, proof } = call.message
  if (proof?.payload.kind === 'signed-chunks') {
    const { signature, signingKey, payload } = proof
    return new AwsChunkedDecoder({
      seedSignature: signature.signature,
      signingKey,
      amzDate: signature.amzDate,
      scope: signature.scope,
      trailer: payload.trailer,
    })
  }
  const claimed = request.headers['x-amz-content-sha256']
  return claimed === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' ? new AwsChunkedDecoder(undefined) : undefined
}

/** The running hashes over what comes. */
class Taking {
  readonly md5: RunningChecksum = startChecksum('MD5')
  readonly checksum: RunningChecksum
  readonly other: RunningChecksum | undefined
  size = 0

  constructor(sent: ChecksumAlgorithm, wanted: ChecksumAlgorithm) {
    this.checksum = startChecksum(sent)
    this.other = wanted === sent ? undefined : startChecksum(wanted)
  }

  add(bytes: Uint8Array): void {
    if (this.size + bytes.length > LARGEST) throw entityTooLarge(this.size + bytes.length)
    this.size += bytes.length
    this.md5.update(bytes)
    this.checksum.update(bytes)
    this.other?.update(bytes)
  }
}

interface Stored {
  piece: Piece
  /** SHA-256 in hex, where storing gave it. */
  sha256?: string
}

async function store(call: Call, body: Body, decoder: AwsChunkedDecoder | undefined, taking: Taking): Promise<Stored> {
  if (body instanceof Uint8Array) {
    const bytes = decoder ? concatenated(decoder.push(body)) : body
    taking.add(bytes)
    if (bytes.length <= INLINE) return { piece: { inline: toBase64(bytes), size: bytes.length } }
    const { hash, size } = await call.blobs.put(bytes)
    return { piece: { blob: hash, size }, sha256: hash }
  }
  const { hash, size } = await call.blobs.put(decoded(body, decoder, taking))
  return { piece: { blob: hash, size }, sha256: hash }
}

/** The object's bytes as they come, hashed on their way; a client that goes away leaves half a body. */
function decoded(
  body: ReadableStream<Uint8Array>,
  decoder: AwsChunkedDecoder | undefined,
  taking: Taking,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read().catch(() => {
            throw incompleteBody()
          })
          if (done) return controller.close()
          const pieces = decoder ? decoder.push(value) : [value]
          for (const piece of pieces) {
            taking.add(piece)
            controller.enqueue(piece)
          }
          if (pieces.length > 0) return
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A stream's signed hash could not be compared before. */
function checkPayload(call: Call, { sha256 }: Stored): void {
  const payload = call.message.proof?.payload
  if (payload?.kind !== 'sha256' || payload.checked || sha256 === undefined || sha256 === payload.hash) return
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    400,
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { ClientComputedContentSHA256: payload.hash, S3ComputedContentSHA256: sha256 },
  )
}

function checkChecksum(promised: Promised | undefined, value: string, trailers: Record<string, string>): void {
  if (!promised) return
  const given = promised.trailer ? trailers[headerOf(promised.algorithm)] : promised.value
  if (given === undefined)
    throw new AwsError(
      'MalformedTrailerError',
      400,
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    )
  if (given !== value) throw badChecksum(promised.algorithm)
}
