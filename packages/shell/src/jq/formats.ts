/** `@csv` and its kind. */
import { base64FromBytes } from '../aws/bytes.ts'
import { described, JqError, type Json, numberText, toJson } from './values.ts'

export const textOf = (value: Json): string => (typeof value === 'string' ? value : toJson(value))

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' }

function row(value: Json, name: string, separator: string, quote: (text: string) => string): string {
  if (!Array.isArray(value)) throw new JqError(`${described(value)} cannot be ${name}-formatted, only array`)
  const cells = value.map((cell) => {
    if (cell === null) return ''
    if (typeof cell === 'number') return numberText(cell)
    if (typeof cell === 'boolean') return String(cell)
    if (typeof cell === 'string') return quote(cell)
    throw new JqError(`${described(cell)} is not valid in a csv row`)
  })
  return cells.join(separator)
}

const TSV: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function shellWord(value: Json): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", `'\\''`)}'`
  if (typeof value === 'object' && value !== null) throw new JqError(`${described(value)} can not be escaped for shell`)
  return toJson(value)
}

function decoded(text: string): string {
  const letters = text.replace(/=+$/, '').replace(/[^A-Za-z0-9+/]/g, '')
  if (letters === '' && text !== '') throw new JqError(`${described(text)} is not valid base64 data`)
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters
  return new TextDecoder().decode(Uint8Array.from(atob(whole), (char) => char.charCodeAt(0)))
}

const FORMATS: Record<string, (value: Json) => string> = {
  text: textOf,
  json: (value) => toJson(value),
  csv: (value) => row(value, 'csv', ',', (text) => `"${text.replaceAll('"', '""')}"`),
  tsv: (value) => row(value, 'tsv', '\t', (text) => text.replace(/[\\\t\n\r]/g, (char) => TSV[char]!)),
  html: (value) => textOf(value).replace(/[&<>'"]/g, (char) => HTML[char]!),
  uri: (value) =>
    encodeURIComponent(textOf(value)).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  sh: (value) => (Array.isArray(value) ? value : [value]).map(shellWord).join(' '),
  base64: (value) => base64FromBytes(new TextEncoder().encode(textOf(value))),
  base64d: (value) => decoded(textOf(value)),
}

export function formatted(name: string, value: Json): string {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (!format) throw new JqError(`${name} is not a valid format`)
  return format(value)
}
