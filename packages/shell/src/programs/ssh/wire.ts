/** SSH's fields: a length of four bytes, then that many (RFC 4251, section 5). */

export function field(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + content.length)
  new DataView(bytes.buffer).setUint32(0, content.length)
  bytes.set(content, 4)
  return bytes
}

/** As many fields as are whole. */
export function fieldsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fields: Uint8Array[] = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + view.getUint32(at)
    if (end > bytes.length) break
    fields.push(bytes.subarray(at + 4, end))
    at = end
  }
  return fields
}

/** A number whose first bit is set would read as negative: it gets a zero byte before it. */
export const positive = (number: Uint8Array): Uint8Array =>
  number[0]! > 127 ? Uint8Array.from([0, ...number]) : number
