/**
 * `aws-chunked`: bodies whose chunks, and trailing headers, carry their own signatures or none
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, …/sigv4-streaming-trailers.html).
 * Bytes go in as they come; the object's bytes come out. A chunk's bytes come out before its signature is known to be
 * right: whoever stores them commits only after {@link AwsChunkedDecoder.end}.
 */
import type { RunningChecksum } from '../checksums/checksum.ts'
import { CodecError } from '../codec-error.ts'
import { hasher } from '../hash.ts'
import {
  type CredentialScope,
  EMPTY_SHA256,
  formatScope,
  sameSignature,
  sha256Hex,
  signatureOf,
} from '../sigv4/canonical.ts'
import { textOf, toHex } from '../text.ts'

export interface ChunkSigning {
  /** Of the request's own signature: each chunk's builds on the one before. */
  seedSignature: string
  signingKey: Uint8Array
  amzDate: string
  scope: CredentialScope
  /** The trailer is signed too. */
  trailer: boolean
}

type State = 'header' | 'data' | 'data-end' | 'trailer' | 'done'

/** Longest line of a chunk's header or of a trailer; S3 allows 8 KB of headers in all. */
const MAX_LINE = 8192

export class AwsChunkedDecoder {
  readonly #signing: ChunkSigning | undefined
  #state: State = 'header'
  #line: number[] = []
  #left = 0
  #previous: string
  #expected = ''
  #hash: RunningChecksum | undefined
  #trailers: Record<string, string> = {}
  #trailerText = ''
  #trailerSignature: string | undefined
  #decodedLength = 0

  /** `signing` is absent for STREAMING-UNSIGNED-PAYLOAD-TRAILER. */
  constructor(signing: ChunkSigning | undefined) {
    this.#signing = signing
    this.#previous = signing?.seedSignature ?? ''
  }

  /** Bytes decoded so far: compare with `x-amz-decoded-content-length`. */
  get decodedLength(): number {
    return this.#decodedLength
  }

  /**
   * Takes the next bytes of the body and returns the object's bytes in them.
   * @throws CodecError IncompleteBody, SignatureDoesNotMatch
   */
  push(bytes: Uint8Array): Uint8Array[] {
    const out: Uint8Array[] = []
    let at = 0
    while (at < bytes.length) {
      if (this.#state === 'data') {
        const piece = bytes.subarray(at, Math.min(bytes.length, at + this.#left))
        at += piece.length
        this.#left -= piece.length
        this.#decodedLength += piece.length
        this.#hash?.update(piece)
        out.push(piece)
        if (this.#left === 0) this.#endOfChunk()
        continue
      }
      if (this.#state === 'done') {
        // Some writers end the trailer with one more empty line.
        if (bytes[at] !== 0x0d && bytes[at] !== 0x0a) throw incompleteBody()
        at += 1
        continue
      }
      const byte = bytes[at]!
      at += 1
      if (byte !== 0x0a) {
        this.#line.push(byte)
        if (this.#line.length > MAX_LINE) throw incompleteBody()
        continue
      }
      if (this.#line[this.#line.length - 1] === 0x0d) this.#line.pop()
      const line = textOf(Uint8Array.from(this.#line))
      this.#line = []
      this.#takeLine(line)
    }
    return out
  }

  /**
   * Says that the body is over and returns its trailers, names in lower case.
   * @throws CodecError IncompleteBody, SignatureDoesNotMatch
   */
  end(): Record<string, string> {
    if (this.#state === 'trailer' && this.#line.length > 0) {
      this.#takeLine(textOf(Uint8Array.from(this.#line)))
      this.#line = []
    }
    if (this.#state === 'trailer') this.#endOfTrailer()
    if (this.#state !== 'done') throw incompleteBody()
    return this.#trailers
  }

  #takeLine(line: string): void {
    switch (this.#state) {
      case 'header':
        this.#startChunk(line)
        return
      case 'data-end':
        if (line !== '') throw incompleteBody()
        this.#state = 'header'
        return
      default:
        if (line === '') this.#endOfTrailer()
        else this.#takeTrailer(line)
    }
  }

  #startChunk(line: string): void {
    const [, size, signature] = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?\s*$/.exec(line) ?? []
    if (size === undefined || (this.#signing && signature === undefined)) throw incompleteBody()
    this.#left = Number.parseInt(size, 16)
    this.#expected = signature ?? ''
    if (this.#left > 0) {
      this.#hash = this.#signing && hasher().running('sha256')
      this.#state = 'data'
      return
    }
    this.#checkChunk(EMPTY_SHA256)
    this.#state = 'trailer'
  }

  #endOfChunk(): void {
    if (this.#hash) this.#checkChunk(toHex(this.#hash.digest()))
    this.#state = 'data-end'
  }

  #checkChunk(hash: string): void {
    const signing = this.#signing
    if (!signing) return
    const toSign = `AWS4-HMAC-SHA256-PAYLOAD\n${signing.amzDate}\n${formatScope(signing.scope)}\n${this.#previous}\n${EMPTY_SHA256}\n${hash}`
    this.#check(signing.signingKey, toSign, this.#expected)
    this.#previous = this.#expected
  }

  #takeTrailer(line: string): void {
    const colon = line.indexOf(':')
    if (colon < 1) throw malformedTrailer()
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'x-amz-trailer-signature') {
      this.#trailerSignature = value
      return
    }
    this.#trailers[name] = value
    this.#trailerText += `${name}:${value}\n`
  }

  #endOfTrailer(): void {
    this.#state = 'done'
    const signing = this.#signing
    if (!signing?.trailer) return
    if (this.#trailerSignature === undefined) throw malformedTrailer()
    const toSign = `AWS4-HMAC-SHA256-TRAILER\n${signing.amzDate}\n${formatScope(signing.scope)}\n${this.#previous}\n${sha256Hex(this.#trailerText)}`
    this.#check(signing.signingKey, toSign, this.#trailerSignature)
  }

  #check(key: Uint8Array, toSign: string, given: string): void {
    if (sameSignature(signatureOf(key, toSign), given)) return
    throw new CodecError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { status: 403 },
    )
  }
}

/** Decodes a body at hand. @throws CodecError as {@link AwsChunkedDecoder} does. */
export function decodeAwsChunked(
  body: Uint8Array,
  signing: ChunkSigning | undefined,
): { body: Uint8Array; trailers: Record<string, string> } {
  const decoder = new AwsChunkedDecoder(signing)
  const pieces = decoder.push(body)
  const trailers = decoder.end()
  const out = new Uint8Array(decoder.decodedLength)
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return { body: out, trailers }
}

/**
 * Decodes a body as it comes. `onEnd` gets the trailers when the last chunk was right; the stream errs with a
 * CodecError when one was not.
 */
export function decodeChunkedStream(
  body: ReadableStream<Uint8Array>,
  signing: ChunkSigning | undefined,
  onEnd: (trailers: Record<string, string>, decodedLength: number) => void,
): ReadableStream<Uint8Array> {
  const decoder = new AwsChunkedDecoder(signing)
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        for (const piece of decoder.push(bytes)) controller.enqueue(piece)
      },
      flush() {
        onEnd(decoder.end(), decoder.decodedLength)
      },
    }),
  )
}

function incompleteBody(): CodecError {
  return new CodecError('IncompleteBody', 'The request body terminated unexpectedly')
}

function malformedTrailer(): CodecError {
  return new CodecError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  )
}
