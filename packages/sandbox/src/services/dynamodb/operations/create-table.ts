import { defineOperation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { type Table, tableKey, tables } from '../entities.ts'
import { tableExists } from '../errors.ts'
import { tableOut } from '../tables/description.ts'
import { type RicherInput, readSchema, refuseRicher, type SchemaInput } from '../tables/schema.ts'
import { findTable, nameOf, readyAt, type TableInput, tableCheck } from '../tables/tables.ts'
import { withTags } from '../tables/tags.ts'
import { readThroughput, type ThroughputInput } from '../tables/throughput.ts'

interface Input extends TableInput, SchemaInput, ThroughputInput, RicherInput {
  Tags?: Tag[]
  TableClass?: string
  DeletionProtectionEnabled?: boolean
}

export const createTable = defineOperation<Input>({
  service: 'dynamodb',
  name: 'CreateTable',
  access: 'Write',
  validate(call) {
    nameOf(call)
    refuseRicher(call.input)
    readThroughput(call.input)
    readSchema(call.input)
    withTags([], call.input.Tags)
  },
  authorise(call) {
    const context = requestTagContext(call.input.Tags)
    const check = tableCheck(call, 'CreateTable', nameOf(call), context)
    return call.input.Tags?.length ? [check, tableCheck(call, 'TagResource', nameOf(call), context)] : check
  },
  execute(call) {
    const { input, region } = call
    const { name } = nameOf(call)
    if (findTable(call, { region, account: call.account, name })) throw tableExists(name)
    const throughput = readThroughput(input)
    const table: Table = {
      region,
      name,
      id: call.ids.requestId(),
      createdAt: call.now,
      activeAt: readyAt(call),
      ...readSchema(input),
      ...(throughput ? { throughput } : { onDemandSince: call.now }),
      ...(input.TableClass !== undefined && { tableClass: input.TableClass }),
      deletionProtection: input.DeletionProtectionEnabled ?? false,
      tags: withTags([], input.Tags),
    }
    // One that has been deleted lies there until its name is used again.
    call.table(tables).delete(tableKey(table))
    call.table(tables).put(table)
    return { TableDescription: tableOut(call, table) }
  },
})
