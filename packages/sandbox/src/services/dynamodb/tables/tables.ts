import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { ledgerNow } from '../../../world/world.ts'
import { resourceTagContext } from '../../iam/tags.ts'
import { items, itemsOf, type Table, tableKey, tables } from '../entities.ts'
import { noTable, otherRegion } from '../errors.ts'
import { readTableName, type TableName, tableArn } from './names.ts'

export interface TableInput {
  TableName: string
}

/**
 * How long a table is in the making and in the unmaking, in milliseconds: seconds to minutes on AWS. Here it is over
 * before the AWS CLI, which looks every 20 seconds, has looked once.
 */
const TAKES = 250

/** Ledger time, as for machines: whoever lets it pass need not wait. To the millisecond, which `call.now` is not. */
type Timed = Pick<Call, 'world' | 'wallTime'>
const nowOf = ({ world, wallTime }: Timed): number => ledgerNow(world, wallTime)

export const readyAt = (call: Timed): number => nowOf(call) + TAKES

export type TableStatus = 'CREATING' | 'ACTIVE' | 'DELETING'

export function statusOf(call: Timed, { activeAt, goneAt }: Table): TableStatus {
  if (goneAt !== undefined) return 'DELETING'
  return nowOf(call) < activeAt ? 'CREATING' : 'ACTIVE'
}

export const nameOf = (call: Call<TableInput>): TableName => readTableName(call.input.TableName, call)

/** A table of the caller's account, whatever state it is in. Another account's cannot be reached: tables have no policies here. */
export function findTable(call: Call, { region, account, name }: TableName): Table | undefined {
  if (account !== call.account || region !== call.region) return undefined
  const table = call.table(tables).get(tableKey({ region, name }))
  return table?.goneAt !== undefined && table.goneAt <= nowOf(call) ? undefined : table
}

/** For operations on tables. @throws AwsError ResourceNotFoundException */
export function existingTable(call: Call<TableInput>): Table {
  const name = nameOf(call)
  if (name.region !== call.region) throw otherRegion(call.input.TableName)
  const table = findTable(call, name)
  if (!table) throw noTable(name.name)
  return table
}

/** For operations on items, which know a table only while it is active. @throws AwsError ResourceNotFoundException */
export function activeTable(call: Call<TableInput>): Table {
  const name = nameOf(call)
  if (name.region !== call.region) throw otherRegion(call.input.TableName, 'tableName')
  const table = findTable(call, name)
  if (!table || statusOf(call, table) !== 'ACTIVE') throw noTable()
  return table
}

export const allItems = (call: Call, table: Table) => call.table(items).list({ prefix: itemsOf(table) })

/** Whether the caller may do it to this table. */
export function tableCheck(call: Call, action: string, name: TableName, context: Check['context'] = {}): Check {
  return {
    action: `dynamodb:${action}`,
    resource: tableArn(name),
    context: { ...resourceTagContext(findTable(call, name)?.tags), ...context },
  }
}
