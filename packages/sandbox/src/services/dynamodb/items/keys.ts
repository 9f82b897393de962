import type { Table } from '../entities.ts'
import { invalidValues, keyMismatch, validation } from '../errors.ts'
import { type AttributeValue, type Item, typeOf } from '../values/attribute-value.ts'
import { orderOf } from '../values/compare.ts'

export const keysOf = ({ partitionKey, sortKey }: Table) => (sortKey ? [partitionKey, sortKey] : [partitionKey])

/** Where an item is, by the values of its key. */
export interface ItemPlace {
  partition: string
  sort: string
}

/** Of an item that has its key. */
export function placeOf(table: Table, item: Item): ItemPlace {
  const part = (name: string | undefined): string => (name === undefined ? '' : (orderOf(item[name]!) ?? ''))
  return { partition: part(table.partitionKey.name), sort: part(table.sortKey?.name) }
}

/** A key has the key's attributes and no others. @throws AwsError ValidationException */
export function readKey(table: Table, key: Item): ItemPlace {
  const keys = keysOf(table)
  if (Object.keys(key).length !== keys.length) throw keyMismatch()
  for (const { name, type } of keys) {
    const value = key[name]
    if (!value || typeOf(value) !== type) throw keyMismatch()
    refuseEmpty(name, value)
  }
  refuseLong(table, key)
  return placeOf(table, key)
}

/** An item has the key's attributes among others. @throws AwsError ValidationException */
export function keyOfItem(table: Table, item: Item): ItemPlace {
  for (const { name, type } of keysOf(table)) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined
    if (!value) throw validation(`One or more parameter values were invalid: Missing the key ${name} in the item`)
    if (typeOf(value) !== type)
      throw validation(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`,
      )
    refuseEmpty(name, value)
  }
  return placeOf(table, item)
}

/** Of a key's attribute, in bytes (Developer Guide, *Quotas*). */
const LONGEST = { partition: 2048, sort: 1024 }

/** @throws AwsError ValidationException */
export function refuseLong(table: Table, item: Item): void {
  const text = new TextEncoder()
  keysOf(table).forEach(({ name }, at) => {
    const value = item[name]
    const size =
      value && 'S' in value ? text.encode(value.S).length : value && 'B' in value ? (value.B.length / 4) * 3 : 0
    if (at === 0 && size > LONGEST.partition)
      throw invalidValues(`Size of hashkey has exceeded the maximum size limit of${LONGEST.partition} bytes`)
    if (at === 1 && size > LONGEST.sort)
      throw invalidValues(`Aggregated size of all range keys has exceeded the size limit of ${LONGEST.sort} bytes`)
  })
}

function refuseEmpty(name: string, value: AttributeValue): void {
  const [type] = 'S' in value && value.S === '' ? ['string'] : 'B' in value && value.B === '' ? ['binary'] : []
  if (type !== undefined)
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type} value. Key: ${name}`,
    )
}
