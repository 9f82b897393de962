/** DynamoDB's attribute values as the console shows them. */
export interface AttributeValue {
  S?: string
  N?: string
  BOOL?: boolean
  NULL?: boolean
  B?: Uint8Array
  SS?: string[]
  NS?: string[]
  BS?: Uint8Array[]
  L?: AttributeValue[]
  M?: Record<string, AttributeValue>
}

export type Item = Record<string, AttributeValue>

/** A string as it is; what has parts, as JSON without the names of types. */
export function attributeText(value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  const plain = plainOf(value)
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

function plainOf(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S
  // It may have 38 digits, more than a number of JavaScript's holds: it stays text.
  if (value.N !== undefined) return value.N
  if (value.BOOL !== undefined) return value.BOOL
  if (value.NULL) return null
  if (value.B) return `(${value.B.length} bytes)`
  if (value.L) return value.L.map(plainOf)
  if (value.M) return Object.fromEntries(Object.entries(value.M).map(([name, inner]) => [name, plainOf(inner)]))
  return value.SS ?? value.NS ?? value.BS?.map((bytes) => `(${bytes.length} bytes)`)
}

/** Columns of a list of items: the key's attributes first, then the others as they come, at most `most`. */
export function columnsOf(items: readonly Item[], keys: readonly string[], most = 12): string[] {
  const names = new Set(keys)
  for (const item of items) for (const name of Object.keys(item)) names.add(name)
  return [...names].slice(0, most)
}
