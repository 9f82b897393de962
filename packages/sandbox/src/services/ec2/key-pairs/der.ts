/** As much of DER (ITU-T X.690) as RSA keys need. */

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function tagged(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  if (length < 128) return joined([Uint8Array.of(tag, length), content])
  const digits = bytesOf(BigInt(length))
  return joined([Uint8Array.of(tag, 0x80 | digits.length), digits, content])
}

/** Big-endian, as short as it goes. */
export function bytesOf(number: bigint): Uint8Array {
  const hex = number.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

export function numberOf(bytes: Uint8Array): bigint {
  let hex = '0x0'
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return BigInt(hex)
}

/** Two's complement of a positive number: a leading bit that is set gets a zero byte before it. SSH's `mpint` is the same. */
export function positive(number: bigint): Uint8Array {
  const bytes = bytesOf(number)
  return bytes[0]! & 0x80 ? joined([Uint8Array.of(0), bytes]) : bytes
}

export const integer = (number: bigint): Uint8Array => tagged(0x02, positive(number))
export const sequence = (...parts: Uint8Array[]): Uint8Array => tagged(0x30, joined(parts))
export const octets = (content: Uint8Array): Uint8Array => tagged(0x04, content)
export const bits = (content: Uint8Array): Uint8Array => tagged(0x03, joined([Uint8Array.of(0), content]))

/** AlgorithmIdentifier of rsaEncryption, 1.2.840.113549.1.1.1, with its NULL. */
export const RSA_ALGORITHM = Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0)
