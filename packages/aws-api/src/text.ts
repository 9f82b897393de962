/** Bytes, text and percent-encoding, on web-standard globals alone. */
import { CodecError } from './codec-error.ts'

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** Text of bytes; what is not UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return lenientDecoder.decode(bytes)
}

/** Text of bytes, or `undefined` when they are not UTF-8. */
export function strictTextOf(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const PERCENT: readonly string[] = HEX.map((hex) => `%${hex.toUpperCase()}`)

export function toHex(bytes: Uint8Array): string {
  let out = ''
  for (let index = 0; index < bytes.length; index += 1) out += HEX[bytes[index]!]
  return out
}

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/
const UNRESERVED_OR_SLASH = /^[A-Za-z0-9\-._~/]*$/

/** RFC 3986 encoding as SigV4 wants it: all but `A-Za-z0-9-._~`, capital hex digits. */
export function percentEncode(text: string, options: { keepSlash?: boolean } = {}): string {
  if ((options.keepSlash ? UNRESERVED_OR_SLASH : UNRESERVED).test(text)) return text
  let out = ''
  for (const byte of encoder.encode(text)) {
    const unreserved =
      (byte >= 0x30 && byte <= 0x39) ||
      (byte >= 0x41 && byte <= 0x5a) ||
      (byte >= 0x61 && byte <= 0x7a) ||
      byte === 0x2d ||
      byte === 0x2e ||
      byte === 0x5f ||
      byte === 0x7e ||
      (byte === 0x2f && options.keepSlash === true)
    out += unreserved ? String.fromCharCode(byte) : PERCENT[byte]
  }
  return out
}

/** Undoes percent-encoding; `undefined` when it is broken or not UTF-8. `+` stays `+`. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** One `name=value` pair of a query string or form; `raw` parts are as sent. */
export interface QueryPair {
  name: string
  value: string
  rawName: string
  rawValue: string
}

/**
 * Parses a query string or form. `plusIsSpace`: as forms do.
 * @throws CodecError MalformedQueryString when percent-encoding is broken.
 */
export function parseQuery(query: string, options: { plusIsSpace?: boolean } = {}): QueryPair[] {
  if (query === '') return []
  const pairs: QueryPair[] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const rawName = equals < 0 ? part : part.slice(0, equals)
    const rawValue = equals < 0 ? '' : part.slice(equals + 1)
    pairs.push({
      name: unescapePart(rawName, options.plusIsSpace),
      value: unescapePart(rawValue, options.plusIsSpace),
      rawName,
      rawValue,
    })
  }
  return pairs
}

function unescapePart(raw: string, plusIsSpace = false): string {
  const decoded = percentDecode(plusIsSpace && raw.includes('+') ? raw.replaceAll('+', ' ') : raw)
  if (decoded === undefined) throw new CodecError('MalformedQueryString', 'The query string is malformed.')
  return decoded
}

/** Joins names and values into a query string, strictly encoded. */
export function formatQuery(pairs: Iterable<readonly [string, string]>): string {
  let out = ''
  for (const [name, value] of pairs) {
    if (out !== '') out += '&'
    out += `${percentEncode(name)}=${percentEncode(value)}`
  }
  return out
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/

interface Base64 {
  /** Of text that is base64. */
  decode(text: string): Uint8Array<ArrayBuffer>
  encode(bytes: Uint8Array): string
}

const portable: Base64 = {
  decode(text) {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index)
    return bytes
  },
  encode(bytes) {
    let binary = ''
    // A call takes only so many arguments: bytes go in slices.
    for (let start = 0; start < bytes.length; start += 8192) {
      binary += String.fromCharCode.apply(null, bytes.subarray(start, start + 8192) as unknown as number[])
    }
    return btoa(binary)
  },
}

let base64 = portable

/** Puts the platform's own in place of what runs anywhere; `undefined` takes it back. */
export function useBase64(native: Base64 | undefined): void {
  base64 = native ?? portable
}

/** Base64 with or without padding; blanks are skipped. `undefined` when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const compact = /\s/.test(text) ? text.replaceAll(/\s+/g, '') : text
  return BASE64.test(compact) ? base64.decode(compact) : undefined
}

/** The same of text that {@link toBase64} made: nothing is looked at. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return base64.decode(text)
}

export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes)
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
