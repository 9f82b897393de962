/**
 * A message that is not what the protocol allows: the sender's mistake, in AWS's own code and words.
 * Codecs throw nothing else for what came over the wire.
 */
export class CodecError extends Error {
  override readonly name = 'CodecError'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.status = options.status ?? 400
  }
}
