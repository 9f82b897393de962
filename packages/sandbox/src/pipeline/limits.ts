/** How much a request may hold. */

/** Query and JSON services: 1 MB, as AWS documents for IAM and STS. */
export const MAX_MESSAGE = 1_048_576

/**
 * Documents of S3 that name many things: 10,000 parts with their checksums, 1,000 keys of a kilobyte. S3 takes them
 * (S3 User Guide, *Multipart upload limits*; DeleteObjects); where it stops is unverified.
 */
const LONG_DOCUMENTS: Readonly<Record<string, number>> = {
  CompleteMultipartUpload: 8 * 1_048_576,
  DeleteObjects: 8 * 1_048_576,
}

export const limitOf = (service: string, operation: string | undefined): number =>
  service === 's3' && operation !== undefined ? (LONG_DOCUMENTS[operation] ?? MAX_MESSAGE) : MAX_MESSAGE

/** Reads a stream that has to be small. `undefined`: it is not. */
export async function readSmall(
  body: Uint8Array | ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array | undefined> {
  if (body instanceof Uint8Array) return body.length <= limit ? body : undefined
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
