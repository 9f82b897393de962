/**
 * Values as Python writes them: AWS CLI prints `None`, `True`, `{'a': 1}` and `<class 'str'>` in several messages and
 * in text and table output.
 */

/** What a decoded answer or a parameter holds once dates and bytes have become text. */
export type Plain = null | string | number | bigint | boolean | Uint8Array | Plain[] | PlainObject
export interface PlainObject {
  [key: string]: Plain
}

export const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** `repr()` of a string: single quotes unless only those occur in it. */
export function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  let out = mark
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (char === mark || char === '\\') out += `\\${char}`
    else if (char === '\n') out += '\\n'
    else if (char === '\r') out += '\\r'
    else if (char === '\t') out += '\\t'
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`
    else out += char
  }
  return out + mark
}

/** `str()` of a number. Whole floats cannot be told from integers here; the wire has none that learners meet. */
const number = (value: number): string =>
  Math.abs(value) >= 1e16 || (value !== 0 && Math.abs(value) < 1e-4)
    ? value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
    : String(value)

/** `str(value)`. */
export function pythonText(value: Plain | undefined): string {
  return typeof value === 'string' ? value : pythonRepr(value)
}

/** `repr(value)`. */
export function pythonRepr(value: Plain | undefined): string {
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return bytes(value)
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`)
    .join(', ')}}`
}

function bytes(value: Uint8Array): string {
  let text = ''
  for (const byte of value) {
    text += byte >= 0x20 && byte < 0x7f && byte !== 0x5c ? String.fromCharCode(byte) : byteEscape(byte)
  }
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  return `b${mark}${mark === "'" ? text.replaceAll("'", "\\'") : text}${mark}`
}

const SHORT: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' }
const byteEscape = (byte: number): string => SHORT[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`

/** `type(value).__name__`. */
export function pythonTypeName(value: Plain | undefined): string {
  if (value === null || value === undefined) return 'NoneType'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number' || typeof value === 'bigint') return Number.isInteger(Number(value)) ? 'int' : 'float'
  if (value instanceof Uint8Array) return 'bytes'
  return Array.isArray(value) ? 'list' : 'dict'
}

/** `str(type(value))`. */
export const pythonType = (value: Plain | undefined): string => `<class '${pythonTypeName(value)}'>`
