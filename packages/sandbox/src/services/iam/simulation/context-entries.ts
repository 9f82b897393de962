import { invalidInput } from '../errors.ts'

export interface ContextEntry {
  ContextKeyName?: string
  ContextKeyValues?: string[]
  ContextKeyType?: string
}

/** What the values of a type have to look like, and how AWS calls that. The engine compares texts and needs no conversion. */
const FORMS: Readonly<Record<string, { form: RegExp; called: string }>> = {
  numeric: { form: /^-?\d+(?:\.\d+)?$/, called: 'numeric format' },
  binary: { form: /^[A-Za-z0-9+/]*={0,2}$/, called: 'base-64 encoded binary format' },
  date: { form: /^(?:\d+|\d{4}-\d{2}-\d{2}(?:T.*)?)$/, called: 'DateTime format' },
  ip: { form: /^[0-9a-f.:]+(?:\/\d+)?$/i, called: 'IP address' },
}

/**
 * The context of a simulated request, keys in lower case. Types that end in `List` make a key multivalued, even with one value.
 * @throws AwsError InvalidInput, in AWS's words
 */
export function contextOf(entries: readonly ContextEntry[] = []): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {}
  for (const { ContextKeyName: name, ContextKeyValues: values = [], ContextKeyType: type = 'string' } of entries) {
    // Wording unverified, unlike the others.
    if (name === undefined) throw invalidInput('ContextKeyName is required for each context entry.')
    const isList = type.endsWith('List')
    const [first] = values
    if (first === undefined) throw invalidInput(`Context values for context key ${name} cannot be null or empty.`)
    // It names the type and not the key.
    if (!isList && values.length > 1)
      throw invalidInput(`Context key ${type} expected a single value, but received ${values.length}.`)
    const expected = FORMS[type.replace(/List$/, '')]
    if (expected && !values.every((value) => expected.form.test(value)))
      throw invalidInput(`Invalid context value for key ${name}: expected ${expected.called}.`)
    context[name.toLowerCase()] = isList ? values : first
  }
  return context
}
