import { defineOperation, type Operation } from '../../../operation.ts'
import { items, tables } from '../entities.ts'
import { tableInUse, validation } from '../errors.ts'
import { tableOut } from '../tables/description.ts'
import { tableArn } from '../tables/names.ts'
import { type RicherInput, refuseRicher } from '../tables/schema.ts'
import {
  allItems,
  existingTable,
  findTable,
  nameOf,
  readyAt,
  statusOf,
  type TableInput,
  tableCheck,
} from '../tables/tables.ts'
import { readThroughput, type ThroughputInput } from '../tables/throughput.ts'

const MOST_NAMES = 100

interface UpdateInput extends TableInput, ThroughputInput, RicherInput {
  TableClass?: string
  DeletionProtectionEnabled?: boolean
}

export const tableOperations: readonly Operation[] = [
  defineOperation<TableInput>({
    service: 'dynamodb',
    name: 'DescribeTable',
    access: 'Read',
    validate: (call) => void nameOf(call),
    authorise: (call) => tableCheck(call, 'DescribeTable', nameOf(call)),
    execute: (call) => ({ Table: tableOut(call, existingTable(call)) }),
  }),
  defineOperation<{ ExclusiveStartTableName?: string; Limit?: number }>({
    service: 'dynamodb',
    name: 'ListTables',
    access: 'List',
    authorise: (call) => ({
      action: 'dynamodb:ListTables',
      resource: tableArn({ region: call.region, account: call.account, name: '*' }),
    }),
    execute(call) {
      const { ExclusiveStartTableName: start, Limit: limit = MOST_NAMES } = call.input
      const prefix = `${call.region}/`
      const names = call
        .table(tables)
        .list({ prefix, ...(start !== undefined && { after: prefix + start }) })
        .filter(({ name }) => findTable(call, { region: call.region, account: call.account, name }))
        .map(({ name }) => name)
      const page = names.slice(0, limit)
      const last = page.at(-1)
      return {
        TableNames: page,
        ...(names.length > page.length && last !== undefined && { LastEvaluatedTableName: last }),
      }
    },
  }),
  defineOperation<TableInput>({
    service: 'dynamodb',
    name: 'DeleteTable',
    access: 'Write',
    validate: (call) => void nameOf(call),
    authorise: (call) => tableCheck(call, 'DeleteTable', nameOf(call)),
    execute(call) {
      const table = existingTable(call)
      const status = statusOf(call, table)
      if (status !== 'ACTIVE') throw tableInUse(table.name, status === 'CREATING' ? 'created' : 'deleted')
      if (table.deletionProtection)
        throw validation(
          `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
        )
      for (const item of allItems(call, table)) call.table(items).delete(items.key(item))
      const gone = { ...table, goneAt: readyAt(call) }
      call.table(tables).put(gone)
      return { TableDescription: tableOut(call, gone) }
    },
  }),
  defineOperation<UpdateInput>({
    service: 'dynamodb',
    name: 'UpdateTable',
    access: 'Write',
    validate(call) {
      nameOf(call)
      refuseRicher(call.input)
    },
    authorise: (call) => tableCheck(call, 'UpdateTable', nameOf(call)),
    execute(call) {
      const { BillingMode, ProvisionedThroughput, TableClass, DeletionProtectionEnabled } = call.input
      if ([BillingMode, ProvisionedThroughput, TableClass, DeletionProtectionEnabled].every((one) => one === undefined))
        throw validation(
          'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
        )
      const { throughput: held, onDemandSince, ...rest } = existingTable(call)
      const status = statusOf(call, existingTable(call))
      if (status !== 'ACTIVE') throw tableInUse(rest.name, status === 'CREATING' ? 'created' : 'deleted')
      const changed = BillingMode !== undefined || ProvisionedThroughput !== undefined
      const mode = BillingMode ?? (held ? 'PROVISIONED' : 'PAY_PER_REQUEST')
      const throughput = changed ? (readThroughput({ ...call.input, BillingMode: mode }) ?? undefined) : held
      if (held && throughput && changed && held.read === throughput.read && held.write === throughput.write)
        throw validation(
          `The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: ${held.read}. Requested ReadCapacityUnits: ${throughput.read}. Current WriteCapacityUnits provisioned for the table: ${held.write}. Requested WriteCapacityUnits: ${throughput.write}. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.`,
        )
      const table = {
        ...rest,
        ...(throughput ? { throughput } : { onDemandSince: held ? call.now : (onDemandSince ?? call.now) }),
        ...(TableClass !== undefined && { tableClass: TableClass }),
        ...(DeletionProtectionEnabled !== undefined && { deletionProtection: DeletionProtectionEnabled }),
      }
      call.table(tables).put(table)
      return { TableDescription: tableOut(call, table) }
    },
  }),
  defineOperation({
    service: 'dynamodb',
    name: 'DescribeEndpoints',
    access: 'Read',
    authorise: () => ({ action: 'dynamodb:DescribeEndpoints', resource: '*' }),
    execute: (call) => ({
      Endpoints: [{ Address: `dynamodb.${call.region}.amazonaws.com`, CachePeriodInMinutes: 1440 }],
    }),
  }),
]
