/** One-time passwords: HOTP (RFC 4226) and TOTP (RFC 6238), with SHA-1 as AWS's virtual devices have them. */
import { hasher } from '@first-line/aws-api'

const BLOCK = 64

function sha1(...parts: Uint8Array[]): Uint8Array {
  const hash = hasher().running('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 2104. */
function hmacSha1(key: Uint8Array, data: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK)
  block.set(key.length > BLOCK ? sha1(key) : key)
  const padded = (byte: number): Uint8Array => block.map((one) => one ^ byte)
  return sha1(padded(0x5c), sha1(padded(0x36), data))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Blanks and small letters are let through, as people copy them. Undefined for what is no base32. */
export function bytesFromBase32(text: string): Uint8Array | undefined {
  const letters = text.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase()
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value === -1) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
  }
  return bytes.length === 0 ? undefined : new Uint8Array(bytes)
}

/** The password of a counter. `digits`: 6, 7 or 8. */
export function hotp(key: Uint8Array, counter: number, digits = 6): string {
  const data = new Uint8Array(8)
  new DataView(data.buffer).setBigUint64(0, BigInt(counter))
  const mac = hmacSha1(key, data)
  const offset = mac.at(-1)! & 15
  const value = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}
