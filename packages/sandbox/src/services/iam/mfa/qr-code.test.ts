import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { png } from './png.ts'
import { otpauthUri, qrCodePng } from './qr-code.ts'

/** What our own PNGs hold, as RGBA: read by the rules of the format, not by those of the writer. */
function readPng(bytes: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const view = new DataView(bytes.buffer)
  const chunks = new Map<string, Uint8Array>()
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at)
    chunks.set(String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const header = new DataView(chunks.get('IHDR')!.slice().buffer)
  const [width, height] = [header.getUint32(0), header.getUint32(4)]
  // node:zlib checks the Adler-32 sum.
  const lines = inflateSync(chunks.get('IDAT')!)
  const stride = 1 + Math.ceil(width / 8)
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const white = (lines[y * stride + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1
      if (!white) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return { width, height, data }
}

const SEED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

test('an authenticator app reads what AWS writes', () => {
  const uri = otpauthUri('bob+phone@home', 'kape-labs', SEED)
  expect(uri).toBe(
    `otpauth://totp/Amazon%20Web%20Services:bob%2Bphone%40home@kape-labs?secret=${SEED}&issuer=Amazon%20Web%20Services`,
  )
  expect(decodeQR(readPng(qrCodePng(uri)))).toBe(uri)
})

test('the longest name fits', () => {
  const uri = otpauthUri('n'.repeat(226), '111122223333', SEED)
  expect(decodeQR(readPng(qrCodePng(uri)))).toBe(uri)
})

test('a PNG longer than a block of deflate comes back whole', () => {
  const rows = Array.from({ length: 100 }, (_, y) => Array.from({ length: 100 }, (__, x) => (x * y) % 3 === 0))
  const { width, height, data } = readPng(png(rows, 10))
  expect([width, height]).toEqual([1_000, 1_000])
  for (let y = 0; y < height; y += 7)
    for (let x = 0; x < width; x += 7)
      expect(data[(y * width + x) * 4] === 0).toBe(rows[Math.floor(y / 10)]![Math.floor(x / 10)])
})
