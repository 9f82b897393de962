/**
 * The CRC of two runs of bytes from the CRCs of each: appending n bytes is a linear map over GF(2), applied by squaring
 * (Mark Adler's method for zlib's crc32_combine). For checksums of whole objects that came in parts.
 */
import { fromBase64, toBase64 } from '@first-line/aws-api'

/** Reflected polynomials; CRC-64/NVME as in the NVM Express NVM Command Set Specification. */
const POLYNOMIALS = { CRC32: 0xedb88320n, CRC32C: 0x82f63b78n, CRC64NVME: 0x9a6c9329ac4bc9b5n } as const
const WIDTHS = { CRC32: 32, CRC32C: 32, CRC64NVME: 64 } as const

export type CrcAlgorithm = keyof typeof POLYNOMIALS

export const isCrc = (algorithm: string): algorithm is CrcAlgorithm => algorithm in POLYNOMIALS

/** `parts` in order, checksums in base64; gives the whole's. */
export function combineCrcs(algorithm: CrcAlgorithm, parts: ReadonlyArray<{ value: string; size: number }>): string {
  const width = WIDTHS[algorithm]
  let whole = 0n
  for (const { value, size } of parts) whole = shift(algorithm, whole, size) ^ numberOf(value)
  const bytes = new Uint8Array(width / 8)
  for (let index = 0; index < bytes.length; index += 1)
    bytes[bytes.length - 1 - index] = Number((whole >> BigInt(index * 8)) & 0xffn)
  return toBase64(bytes)
}

function numberOf(base64: string): bigint {
  let number = 0n
  for (const byte of fromBase64(base64) ?? []) number = (number << 8n) | BigInt(byte)
  return number
}

type Matrix = bigint[]

/** A CRC followed by `size` bytes of zero, initial and final inversion left out: they cancel. */
function shift(algorithm: CrcAlgorithm, crc: bigint, size: number): bigint {
  if (crc === 0n || size === 0) return crc
  const width = WIDTHS[algorithm]
  // One zero bit: the polynomial for the lowest bit, a move to the right for the others.
  let power: Matrix = [POLYNOMIALS[algorithm]]
  for (let bit = 0; bit < width - 1; bit += 1) power.push(1n << BigInt(bit))
  for (let doubling = 0; doubling < 3; doubling += 1) power = square(power)
  let result = crc
  for (let left = size; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(power, result)
    power = square(power)
  }
  return result
}

function times(matrix: Matrix, vector: bigint): bigint {
  let sum = 0n
  for (let bit = 0, left = vector; left !== 0n; bit += 1, left >>= 1n) if (left & 1n) sum ^= matrix[bit]!
  return sum
}

const square = (matrix: Matrix): Matrix => matrix.map((row) => times(matrix, row))
