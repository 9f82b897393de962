/** How much a request may hold. */

/** Query and JSON services: 1 MB, as AWS documents for IAM and STS. */
export const MAX_MESSAGE = 1_048_576

/** Reads a stream that has to be small. `undefined`: it is not. */
export async function readSmall(body: Uint8Array | ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  if (body instanceof Uint8Array) return body.length <= MAX_MESSAGE ? body : undefined
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MAX_MESSAGE) {
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
