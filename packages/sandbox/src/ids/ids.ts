import type { Random } from '../environment.ts'

/** What begins an id says what it names (IAM User Guide, *Unique identifiers*). */
export const ID_PREFIXES = {
  user: 'AIDA',
  group: 'AGPA',
  role: 'AROA',
  policy: 'ANPA',
  'instance-profile': 'AIPA',
  'access-key': 'AKIA',
  'session-key': 'ASIA',
  'server-certificate': 'ASCA',
  'service-specific-credential': 'ACCA',
  'ssh-public-key': 'APKA',
  'signing-certificate': '',
} as const

export type IdKind = keyof typeof ID_PREFIXES

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Makes ids in AWS's forms out of injected randomness. */
export interface Ids {
  /**
   * An id that carries its account, as AWS's do: of the 80 bits behind the prefix the first is set and the next 40 are
   * the account's number, which is why tools can tell the account from a key. Keys have 20 characters, the rest 21.
   */
  unique(kind: IdKind, account: string): string
  /** 40 characters of base64's alphabet. */
  secret(): string
  /** UUID version 4. */
  requestId(): string
  /** `length` lower-case base36 characters. */
  base36(length: number): string
  /** `length` lower-case hex digits. */
  hex(length: number): string
  /** Twelve digits, the first of them not 0. */
  accountId(): string
  bytes(length: number): Uint8Array
}

export function createIds(random: Random): Ids {
  /** Loops, not `Array.from`: every request draws two ids. */
  function spell(length: number, letter: (byte: number) => string): string {
    const bytes = random.bytes(length)
    let text = ''
    for (let at = 0; at < length; at += 1) text += letter(bytes[at]!)
    return text
  }
  function hexOf(bytes: Uint8Array): string {
    let text = ''
    for (let at = 0; at < bytes.length; at += 1) text += HEX[bytes[at]!]
    return text
  }

  return {
    unique(kind, account) {
      const noise = random.bytes(6)
      let bits = (1n << 40n) | BigInt(account)
      let tail = 0n
      for (const byte of noise) tail = (tail << 8n) | BigInt(byte)
      bits = (bits << 39n) | (tail & ((1n << 39n) - 1n))
      let text = ''
      for (let shift = 75n; shift >= 0n; shift -= 5n) text += BASE32[Number((bits >> shift) & 31n)]
      const isKey = kind === 'access-key' || kind === 'session-key'
      return ID_PREFIXES[kind] + text + (isKey ? '' : BASE32[random.bytes(1)[0]! & 31])
    },
    secret: () => spell(40, (byte) => BASE64[byte & 63]!),
    requestId() {
      const bytes = random.bytes(16)
      bytes[6] = (bytes[6]! & 0x0f) | 0x40
      bytes[8] = (bytes[8]! & 0x3f) | 0x80
      const hex = hexOf(bytes)
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
    // 252 is the largest multiple of 36 a byte holds; the rest is folded, which costs a trace of evenness and no id its uniqueness.
    base36: (length) => spell(length, (byte) => BASE36[byte % 36]!),
    hex: (length) => hexOf(random.bytes(Math.ceil(length / 2))).slice(0, length),
    accountId() {
      let digits = ''
      for (const byte of random.bytes(12)) digits += String(digits === '' ? 1 + (byte % 9) : byte % 10)
      return digits
    },
    bytes: (length) => random.bytes(length),
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The account an id carries; `undefined` for ids of the old form, and for what is no id. The reverse of {@link Ids.unique}. */
export function accountOfId(id: string): string | undefined {
  const text = id.slice(4, 20)
  if (text.length !== 16) return undefined
  let bits = 0n
  for (const character of text) {
    const value = BASE32.indexOf(character)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
  }
  if (bits >> 79n !== 1n) return undefined
  const account = (bits >> 39n) & ((1n << 40n) - 1n)
  const digits = account.toString().padStart(12, '0')
  return digits.length === 12 ? digits : undefined
}
