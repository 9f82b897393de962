import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { usageOfRequests } from '../../../money/requests.ts'
import type { Table } from '../entities.ts'
import type { Item } from '../values/attribute-value.ts'
import { itemSize } from '../values/size.ts'

export interface CapacityInput {
  ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE'
}

/** Units a read of so many bytes takes: one for 4 KB that are consistent, half of it otherwise. */
export const readUnits = (bytes: number, consistent: boolean | undefined): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)

/** Units a write takes: one for each KB of the larger of what was and what is. */
export const writeUnits = (...versions: ReadonlyArray<Item | undefined>): number =>
  Math.max(1, ...versions.map((item) => (item ? Math.ceil(itemSize(item) / 1024) : 0)))

export function capacityOut(input: CapacityInput & { TableName: string }, units: number): AwsStructure {
  const wanted = input.ReturnConsumedCapacity ?? 'NONE'
  if (wanted === 'NONE') return {}
  return {
    ConsumedCapacity: {
      TableName: input.TableName,
      CapacityUnits: units,
      ...(wanted === 'INDEXES' && { Table: { CapacityUnits: units } }),
    },
  }
}

/** Writes to a table on demand are on the bill at once. Reads are not metered: each would cost a commit, and some ten-millionths of a dollar. */
export function meterWrite(call: Call, table: Table, units: number): void {
  if (table.throughput) return
  usageOfRequests(call.world, call.account, call.now, { region: table.region, resourceId: table.name, units })
}
