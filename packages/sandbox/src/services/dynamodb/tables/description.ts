import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Table } from '../entities.ts'
import { itemSize } from '../values/size.ts'
import { tableArn } from './names.ts'
import { allItems, statusOf } from './tables.ts'

/** What a table on demand can take at once from the start (Developer Guide, *Warm throughput*). */
const ON_DEMAND_WARM = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 }

/** A table as DescribeTable shows it. Count and size are of now; AWS brings them up to date every six hours. */
export function tableOut(call: Call, table: Table): AwsStructure {
  const { name, partitionKey, sortKey, throughput, onDemandSince, tableClass } = table
  const status = statusOf(call, table)
  const all = status === 'ACTIVE' ? allItems(call, table) : []
  const keys = sortKey ? [partitionKey, sortKey] : [partitionKey]
  const warm = throughput
    ? { ReadUnitsPerSecond: throughput.read, WriteUnitsPerSecond: throughput.write }
    : ON_DEMAND_WARM
  return {
    AttributeDefinitions: keys
      .map((key) => ({ AttributeName: key.name, AttributeType: key.type }))
      .sort((a, b) => (a.AttributeName < b.AttributeName ? -1 : 1)),
    TableName: name,
    KeySchema: keys.map((key, at) => ({ AttributeName: key.name, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
    TableStatus: status,
    CreationDateTime: new Date(table.createdAt),
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: throughput?.read ?? 0,
      WriteCapacityUnits: throughput?.write ?? 0,
    },
    TableSizeBytes: all.reduce((sum, { item }) => sum + itemSize(item), 0),
    ItemCount: all.length,
    TableArn: tableArn({ region: table.region, account: call.account, name }),
    TableId: table.id,
    ...(!throughput && {
      BillingModeSummary: {
        BillingMode: 'PAY_PER_REQUEST',
        ...(status !== 'CREATING' &&
          onDemandSince !== undefined && { LastUpdateToPayPerRequestDateTime: new Date(onDemandSince) }),
      },
    }),
    ...(tableClass !== undefined && { TableClassSummary: { TableClass: tableClass } }),
    DeletionProtectionEnabled: table.deletionProtection,
    ...(status === 'ACTIVE' && { WarmThroughput: { ...warm, Status: status } }),
  }
}
