import { defineCollection } from '../../world/collection.ts'
import type { Tag } from '../iam/entities.ts'
import type { Item } from './values/attribute-value.ts'

export type KeyType = 'S' | 'N' | 'B'

export interface KeyAttribute {
  name: string
  type: KeyType
}

export interface Throughput {
  read: number
  write: number
}

export interface Table {
  region: string
  name: string
  id: string
  /** ISO 8601, ledger time. */
  createdAt: string
  /** Ledger time in milliseconds from which it can be used. */
  activeAt: number
  /** Ledger time in milliseconds at which it is gone; absent: it stays. */
  goneAt?: number
  partitionKey: KeyAttribute
  sortKey?: KeyAttribute
  /** Absent: on demand. */
  throughput?: Throughput
  /** When it was changed to on demand. ISO 8601. */
  onDemandSince?: string
  tableClass?: string
  deletionProtection: boolean
  tags: readonly Tag[]
}

export interface KeptItem {
  region: string
  table: string
  /** The values of its key in a form that sorts as they do; parted by U+0001, which is in neither. */
  partition: string
  sort: string
  item: Item
}

export const tableKey = ({ region, name }: Pick<Table, 'region' | 'name'>): string => `${region}/${name}`

export const tables = defineCollection<Table>()({ name: 'dynamodb:table', scope: 'account', key: tableKey })

const PART = '\u0001'

/** What the keys of all items of a table, or of one partition, begin with. */
export const itemsOf = ({ region, name }: Pick<Table, 'region' | 'name'>, partition?: string): string =>
  partition === undefined ? `${region}/${name}${PART}` : `${region}/${name}${PART}${partition}${PART}`

export const items = defineCollection<KeptItem>()({
  name: 'dynamodb:item',
  scope: 'account',
  key: ({ region, table, partition, sort }) => itemsOf({ region, name: table }, partition) + sort,
})

export const dynamodbCollections = [tables, items] as const
