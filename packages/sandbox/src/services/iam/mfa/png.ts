/** The smallest PNG there is: black and white, one bit a pixel, stored rather than compressed. */
import { checksum } from '@first-line/aws-api'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
/** The longest stored block of deflate (RFC 1951, 3.2.4). */
const LONGEST_BLOCK = 65_535

/** A PNG of rows of modules (`true` is black), each drawn as a square of `scale` pixels. */
export function png(rows: readonly (readonly boolean[])[], scale: number): Uint8Array<ArrayBuffer> {
  const width = (rows[0]?.length ?? 0) * scale
  const height = rows.length * scale
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // One bit, greyscale, deflate, adaptive filters, not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  return joined([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', zlibStored(pixels(rows, scale, width))),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Each line begins with its filter (0: none); white is 1. */
function pixels(rows: readonly (readonly boolean[])[], scale: number, width: number): Uint8Array {
  const stride = 1 + Math.ceil(width / 8)
  const data = new Uint8Array(stride * rows.length * scale)
  rows.forEach((row, y) => {
    const line = new Uint8Array(stride)
    for (let x = 0; x < width; x += 1) if (!row[Math.floor(x / scale)]) line[1 + (x >> 3)]! |= 0x80 >> (x & 7)
    for (let copy = 0; copy < scale; copy += 1) data.set(line, (y * scale + copy) * stride)
  })
  return data
}

function zlibStored(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let start = 0; start < data.length || start === 0; start += LONGEST_BLOCK) {
    const block = data.subarray(start, start + LONGEST_BLOCK)
    const last = start + LONGEST_BLOCK >= data.length ? 1 : 0
    const { length } = block
    parts.push(Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block)
  }
  parts.push(bigEndian(adler32(data)))
  return joined(parts)
}

function adler32(data: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data])
  return joined([bigEndian(data.length), body, checksum('CRC32', body)])
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
