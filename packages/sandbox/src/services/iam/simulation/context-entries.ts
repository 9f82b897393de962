import { readDate, readIpAddress } from '@first-line/policy'
import { invalidInput } from '../errors.ts'

export interface ContextEntry {
  ContextKeyName?: string
  ContextKeyValues?: string[]
  ContextKeyType?: string
}

/**
 * How a type's values are read, and how AWS calls what they have to look like. What is read is the text that operators of
 * other types see: `StringEquals` compares a date with `2035-01-02T00:00:00.000Z`. Recorded on AWS in 2026.
 */
const FORMS: Readonly<Record<string, { read: (text: string) => string | undefined; called: string }>> = {
  numeric: { read: decimal, called: 'numeric format' },
  binary: { read: (text) => (isBase64(text) ? text : undefined), called: 'base-64 encoded binary format' },
  date: { read: isoDate, called: 'DateTime format' },
  ip: { read: (text) => (text === text.trim() && readIpAddress(text) ? text : undefined), called: 'IP address' },
}

/** As Java's `BigDecimal` shows it: `01.00` is `1.00`. With an exponent it stays as it is. */
function decimal(text: string): string | undefined {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d*)((?:\.\d*)?(?:[eE][+-]?\d+)?)$/.exec(text) ?? []
  if (!/\d/.test(whole + rest.replace(/[eE].*/, ''))) return undefined
  if (/[eE]/.test(rest)) return text
  return `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${rest === '.' ? '' : rest}`
}

/** Canonical base64 only: no line breaks, padded, unused bits zero. */
function isBase64(text: string): boolean {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return false
  return btoa(atob(text)) === text
}

function isoDate(text: string): string | undefined {
  // The simulator reads a zone behind minutes, too.
  const milliseconds = text === text.trim() ? readDate(text.replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00')) : undefined
  if (milliseconds === undefined) return undefined
  // What no date of JavaScript's reaches compares as what it says.
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : text
}

/**
 * The context of a simulated request, keys in lower case. Types that end in `List` make a key multivalued, even with one value.
 * @throws AwsError InvalidInput, in AWS's words
 */
export function contextOf(entries: readonly ContextEntry[] = []): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {}
  for (const { ContextKeyName: name, ContextKeyValues: values = [], ContextKeyType: type } of entries) {
    // An entry without anything is let pass.
    if (name === undefined && type === undefined && values.length === 0) continue
    if (name === undefined) throw invalidInput('ContextKeyName cannot be null or empty.')
    if (type === undefined) throw invalidInput(`Context key ${name} has invalid type null.`)
    const isList = type.endsWith('List')
    if (values.length === 0) throw invalidInput(`Context values for context key ${name} cannot be null or empty.`)
    // It names the type and not the key.
    if (!isList && values.length > 1)
      throw invalidInput(`Context key ${type} expected a single value, but received ${values.length}.`)
    const form = FORMS[type.replace(/List$/, '')]
    const texts = values.map((value) => {
      const text = form ? form.read(value) : value
      if (text === undefined) throw invalidInput(`Invalid context value for key ${name}: expected ${form!.called}.`)
      return text
    })
    const key = name.toLowerCase()
    if (Object.hasOwn(context, key)) throw invalidInput(`Duplicate context key: ${name}.`)
    context[key] = isList ? texts : texts[0]!
  }
  return context
}
