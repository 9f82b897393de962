/** Takes in the bytes of an upload: unwraps chunks, checks every hash that came with them, stores them. */
import {
  AwsChunkedDecoder,
  type Body,
  type ChecksumAlgorithm,
  CodecError,
  checksum,
  fromBase64,
  type HttpRequest,
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

/** How much longer than what is in it a body in chunks may be. */
const FRAMES = 2_048

/** Whether the bytes have to be waited for, or go into the store: what is here and stays in the record does not. */
export const awaitsBody = ({ body, headers }: Pick<HttpRequest, 'body' | 'headers'>): boolean =>
  !(body instanceof Uint8Array) ||
  body.length > INLINE + FRAMES ||
  Number(headers['x-amz-decoded-content-length'] ?? body.length) > INLINE

/** `algorithm`: what to compute, whatever checksum the client sends. */
export async function receiveBody(call: Call, body: Body, algorithm?: ChecksumAlgorithm): Promise<Received> {
  try {
    const intake = new Intake(call, body, algorithm)
    return { content: intake.finish(await intake.store(body)) }
  } catch (error) {
    return { error: wrong(error) }
  }
}

/** The same, at once, for a body that nobody {@link awaitsBody awaits}. */
export function receiveSmall(call: Call, body: Body): Received {
  if (!(body instanceof Uint8Array)) throw new Error('A body that has to be waited for')
  try {
    const intake = new Intake(call, body, undefined)
    return { content: intake.finish(intake.inline(body)) }
  } catch (error) {
    return { error: wrong(error) }
  }
}

function wrong(error: unknown): AwsError {
  if (error instanceof AwsError) return error
  if (error instanceof CodecError) return new AwsError(error.code, error.status, error.message)
  throw error
}

/** What came of it. @throws AwsError */
export function contentOf(received: Received): Content {
  if (received.error) throw received.error
  return received.content
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

interface Stored {
  piece: Piece
  /** SHA-256 in hex, where storing gave it. */
  sha256?: string
}

interface Digests {
  md5: Uint8Array
  /** By the algorithm of the checksum that came, and by the one that is wanted. */
  sent: Uint8Array
  wanted: Uint8Array
}

/** One upload being taken in: what came with it, and the running hashes over what comes. */
class Intake {
  readonly #call: Call
  readonly #length: number
  readonly #promised: Promised | undefined
  readonly #contentMd5: string | undefined
  readonly #sent: ChecksumAlgorithm
  readonly #wanted: ChecksumAlgorithm
  readonly #decoder: AwsChunkedDecoder | undefined
  /** Over what comes in pieces. */
  #running: Record<keyof Digests, RunningChecksum> | undefined
  /** Over what came at once. */
  #digests: Digests | undefined
  #size = 0

  constructor(call: Call, body: Body, algorithm: ChecksumAlgorithm | undefined) {
    const { headers } = call.message.request
    this.#call = call
    this.#length = declaredLength(headers, body)
    if (this.#length > LARGEST) throw entityTooLarge(this.#length)
    this.#promised = promisedChecksum(headers)
    this.#contentMd5 = contentMd5(headers)
    this.#sent = this.#promised?.algorithm ?? algorithm ?? DEFAULT_ALGORITHM
    this.#wanted = algorithm ?? this.#sent
    this.#decoder = chunkDecoder(call)
  }

  #grow(bytes: Uint8Array): void {
    if (this.#size + bytes.length > LARGEST) throw entityTooLarge(this.#size + bytes.length)
    this.#size += bytes.length
  }

  #add(bytes: Uint8Array): void {
    this.#grow(bytes)
    this.#running ??= this.#each(startChecksum)
    this.#running.md5.update(bytes)
    this.#running.sent.update(bytes)
    if (this.#running.wanted !== this.#running.sent) this.#running.wanted.update(bytes)
  }

  #each<T>(make: (algorithm: ChecksumAlgorithm | 'MD5') => T): Record<keyof Digests, T> {
    const sent = make(this.#sent)
    return { md5: make('MD5'), sent, wanted: this.#wanted === this.#sent ? sent : make(this.#wanted) }
  }

  #hashes(): Digests {
    if (this.#digests) return this.#digests
    const { md5, sent, wanted } = this.#running ?? this.#each(startChecksum)
    const value = sent.digest()
    return { md5: md5.digest(), sent: value, wanted: wanted === sent ? value : wanted.digest() }
  }

  /** Bytes at hand, into the record. */
  inline(body: Uint8Array): Stored {
    const bytes = this.#whole(body)
    return { piece: { inline: toBase64(bytes), size: bytes.length } }
  }

  async store(body: Body): Promise<Stored> {
    const bytes = body instanceof Uint8Array ? this.#whole(body) : this.#passing(body)
    if (bytes instanceof Uint8Array && bytes.length <= INLINE)
      return { piece: { inline: toBase64(bytes), size: bytes.length } }
    const { hash, size } = await this.#call.blobs.put(bytes)
    return { piece: { blob: hash, size }, sha256: hash }
  }

  #whole(body: Uint8Array): Uint8Array {
    const bytes = this.#decoder ? concatenated(this.#decoder.push(body)) : body
    this.#grow(bytes)
    this.#digests = this.#each((algorithm) => checksum(algorithm, bytes))
    return bytes
  }

  /** The object's bytes as they come, hashed on their way; a client that goes away leaves half a body. */
  #passing(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader()
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          for (;;) {
            const { done, value } = await reader.read().catch(() => {
              throw incompleteBody()
            })
            if (done) return controller.close()
            const pieces = this.#decoder ? this.#decoder.push(value) : [value]
            for (const piece of pieces) {
              this.#add(piece)
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

  /** Compares what came with what was promised. @throws AwsError */
  finish({ piece, sha256 }: Stored): Content {
    const trailers = this.#decoder?.end() ?? {}
    if (this.#size !== this.#length) throw incompleteBody()
    const { md5, sent, wanted } = this.#hashes()
    if (this.#contentMd5 !== undefined && toBase64(md5) !== this.#contentMd5)
      throw badMd5(this.#contentMd5, toBase64(md5))
    checkPayload(this.#call, sha256)
    const value = toBase64(sent)
    checkChecksum(this.#promised, value, trailers)
    const algorithm = this.#wanted
    return {
      pieces: this.#size === 0 ? [] : [piece],
      size: this.#size,
      md5: toHex(md5),
      checksum: { algorithm: this.#sent, value },
      wanted: { algorithm, value: wanted === sent ? value : toBase64(wanted) },
      asked: this.#promised !== undefined,
    }
  }
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
function checkPayload(call: Call, sha256: string | undefined): void {
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
