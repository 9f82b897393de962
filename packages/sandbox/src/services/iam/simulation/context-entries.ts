import { invalidInput } from '../errors.ts'

export interface ContextEntry {
  ContextKeyName?: string
  ContextKeyValues?: string[]
  ContextKeyType?: string
}

/** What the values of a type have to look like. The engine compares texts and needs no conversion. */
const FORMS: Readonly<Record<string, RegExp>> = {
  numeric: /^-?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/i,
  binary: /^[A-Za-z0-9+/]*={0,2}$/,
  date: /^(?:\d+|\d{4}-\d{2}-\d{2}(?:T.*)?)$/,
  ip: /^[0-9a-f.:]+(?:\/\d+)?$/i,
}

/**
 * The context of a simulated request, keys in lower case. Types that end in `List` make a key multivalued, even with one value.
 * @throws AwsError InvalidInput; wording unverified
 */
export function contextOf(entries: readonly ContextEntry[] = []): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {}
  for (const { ContextKeyName: name, ContextKeyValues: values = [], ContextKeyType: type = 'string' } of entries) {
    if (name === undefined) throw invalidInput('ContextKeyName is required for each context entry.')
    const form = FORMS[type.replace(/List$/, '')]
    const wrong = form && values.find((value) => !form.test(value))
    if (wrong !== undefined) throw invalidInput(`Invalid value ${wrong} of type ${type} for context key ${name}.`)
    const isList = type.endsWith('List')
    if (!isList && values.length > 1) throw invalidInput(`Context key ${name} of type ${type} must have one value.`)
    const [value] = values
    if (value !== undefined) context[name.toLowerCase()] = isList ? values : value
  }
  return context
}
