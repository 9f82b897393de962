/** Values of attributes as they are kept: the wire's form, with bytes in base64, so that an item is plain JSON. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { SS: readonly string[] }
  | { NS: readonly string[] }
  | { BS: readonly string[] }
  | { M: Item }
  | { L: readonly AttributeValue[] }
  | { NULL: true }
  | { BOOL: boolean }

export type Item = Readonly<Record<string, AttributeValue>>

export const TYPES = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'] as const
export type TypeName = (typeof TYPES)[number]

export const typeOf = (value: AttributeValue): TypeName => Object.keys(value)[0] as TypeName

/** What a set holds; `undefined` for what is no set. */
export function membersOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS
  if ('NS' in value) return value.NS
  if ('BS' in value) return value.BS
  return undefined
}
