import type { Call } from '../../../call.ts'
import { items, itemsOf, type Table } from '../entities.ts'
import { validation } from '../errors.ts'
import type { Item } from '../values/attribute-value.ts'
import { itemSize, LARGEST_ITEM } from '../values/size.ts'
import { type ItemPlace, refuseLong } from './keys.ts'

const keyAt = (table: Table, { partition, sort }: ItemPlace): string => itemsOf(table, partition) + sort

export const itemAt = (call: Call, table: Table, place: ItemPlace): Item | undefined =>
  call.table(items).get(keyAt(table, place))?.item

/** @throws AwsError ValidationException for an item too large */
export function putItemAt(call: Call, table: Table, place: ItemPlace, item: Item, words = 'Item size'): void {
  refuseLong(table, item)
  if (itemSize(item) > LARGEST_ITEM) throw validation(`${words} has exceeded the maximum allowed size`)
  call.table(items).put({ region: table.region, table: table.name, ...place, item })
}

export const deleteItemAt = (call: Call, table: Table, place: ItemPlace): void =>
  call.table(items).delete(keyAt(table, place))
