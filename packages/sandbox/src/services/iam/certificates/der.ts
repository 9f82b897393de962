/** As much of DER (ITU-T X.690) as keys and certificates need. */

export interface DerValue {
  tag: number
  content: Uint8Array
  /** Tag and length included. */
  whole: Uint8Array
}

/** The bytes are not what they should be: the caller's fault, told in the service's words. */
export class MalformedDer extends Error {}

export const TAG = { integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, sequence: 0x30 } as const

/** The values that bytes consist of, one after the other. @throws MalformedDer */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = at
    const tag = bytes[at++]
    let length = bytes[at++]
    if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) throw new MalformedDer('Not DER')
    if (length >= 0x80) {
      let count = length & 0x7f
      if (count === 0 || count > 4) throw new MalformedDer('Not a length of DER')
      for (length = 0; count > 0; count -= 1) length = length * 256 + (bytes[at++] ?? Number.NaN)
    }
    const end = at + length
    if (!(end <= bytes.length)) throw new MalformedDer('Cut short')
    values.push({ tag, content: bytes.subarray(at, end), whole: bytes.subarray(start, end) })
    at = end
  }
  return values
}

/** The one value that bytes hold, which is of this tag. @throws MalformedDer */
export function readOne(bytes: Uint8Array, tag: number): DerValue {
  const [value, ...more] = readDer(bytes)
  return expectTag(more.length ? undefined : value, tag)
}

/** @throws MalformedDer */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new MalformedDer(`Expected ${tag}, found ${value?.tag}`)
  return value
}

/** Tag, length, content. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const header = [tag]
  if (length < 0x80) header.push(length)
  else {
    const digits: number[] = []
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
    header.push(0x80 | digits.length, ...digits)
  }
  const whole = new Uint8Array(header.length + length)
  whole.set(header)
  let at = header.length
  for (const content of contents) {
    whole.set(content, at)
    at += content.length
  }
  return whole
}

/** A positive integer without the zeros in front. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? bytes.subarray(bytes.length) : bytes.subarray(first)
}
