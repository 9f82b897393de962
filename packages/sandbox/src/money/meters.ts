import { items, itemsOf, tables } from '../services/dynamodb/entities.ts'
import { itemSize } from '../services/dynamodb/values/size.ts'
import { addresses, instances, volumes } from '../services/ec2/entities.ts'
import { buckets, noncurrentVersions, type ObjectVersion, objects } from '../services/s3/entities.ts'
import {
  INSTANCE_HOUR,
  OBJECT_GB_MONTH,
  PUBLIC_IPV4_HOUR,
  priceIn,
  READ_UNIT_HOUR,
  TABLE_GB_MONTH,
  usageTypeIn,
  VOLUME_GB_MONTH,
  WRITE_UNIT_HOUR,
} from './prices.ts'
import { HOUR, hoursOfMonth, type Meter, overlap, type Usage } from './usage.ts'

const GIB = 2 ** 30

/** When an instance's last run began and ended, as far as it has. */
function runOf({ launchTime, transition }: { launchTime: string; transition: { to: string; since: string } }) {
  const end = transition.to === 'running' ? Infinity : Date.parse(transition.since)
  return { start: Date.parse(launchTime), end }
}

/** Instances by the second while they run, and the public addresses they have. */
const instanceHours: Meter = (state, account, from, until) =>
  state
    .table(instances, account)
    .list()
    .flatMap((instance): Usage[] => {
      const { region, instanceType, instanceId, network } = instance
      const { start, end } = runOf(instance)
      const hours = overlap(from, until, start, end) / HOUR
      const price = INSTANCE_HOUR[instanceType]
      if (hours === 0) return []
      const common = { region, resourceId: instanceId, unit: 'Hrs', quantity: hours } as const
      const used: Usage[] = []
      if (price !== undefined)
        used.push({
          ...common,
          service: 'Amazon Elastic Compute Cloud - Compute',
          usageType: usageTypeIn(region, `BoxUsage:${instanceType}`),
          operation: 'RunInstances',
          instanceType,
          cost: hours * priceIn(region, price),
        })
      if (network.wantsPublicIp || network.publicIpAddress !== undefined)
        used.push({
          ...common,
          service: 'Amazon Virtual Private Cloud',
          usageType: usageTypeIn(region, 'PublicIPv4:InUseAddress'),
          operation: 'RunInstances',
          cost: hours * PUBLIC_IPV4_HOUR,
        })
      return used
    })

/** Elastic addresses cost while they are held, whatever for. */
const heldAddresses: Meter = (state, account, from, until) =>
  state
    .table(addresses, account)
    .list()
    .map(({ region, allocationId }) => ({
      service: 'Amazon Virtual Private Cloud',
      usageType: usageTypeIn(region, 'PublicIPv4:IdleAddress'),
      operation: 'AllocateAddressVPC',
      region,
      resourceId: allocationId,
      unit: 'Hrs',
      quantity: (until - from) / HOUR,
      cost: ((until - from) / HOUR) * PUBLIC_IPV4_HOUR,
    }))

const volumeMonths: Meter = (state, account, from, until) =>
  state
    .table(volumes, account)
    .list()
    .flatMap(({ region, volumeId, volumeType, size, createTime }): Usage[] => {
      const hours = overlap(from, until, Date.parse(createTime), Infinity) / HOUR
      const quantity = (size * hours) / hoursOfMonth(from)
      if (quantity === 0) return []
      return [
        {
          service: 'EC2 - Other',
          usageType: usageTypeIn(region, `EBS:VolumeUsage.${volumeType}`),
          operation: volumeType === 'gp3' ? 'CreateVolume-Gp3' : 'CreateVolume',
          region,
          resourceId: volumeId,
          unit: 'GB-Mo',
          quantity,
          cost: quantity * priceIn(region, VOLUME_GB_MONTH[volumeType] ?? 0),
        },
      ]
    })

/** What lies in buckets, older versions too; by bucket and storage class. */
const objectMonths: Meter = (state, account, from, until) =>
  state
    .table(buckets)
    .by('account', account)
    .flatMap(({ name, region }) => {
      const byClass = new Map<string, number>()
      const add = ({ size, lastModified, description, deleteMarker }: ObjectVersion) => {
        const hours = overlap(from, until, Date.parse(lastModified), Infinity) / HOUR
        const kind = description.StorageClass ?? 'STANDARD'
        const quantity = ((size / GIB) * hours) / hoursOfMonth(from)
        if (!deleteMarker && quantity > 0) byClass.set(kind, (byClass.get(kind) ?? 0) + quantity)
      }
      state
        .table(objects, account)
        .list({ prefix: `${name}/` })
        .forEach(add)
      state
        .table(noncurrentVersions, account)
        .list({ prefix: `${name}/` })
        .forEach(add)
      return [...byClass].map(
        ([kind, quantity]): Usage => ({
          service: 'Amazon Simple Storage Service',
          usageType: usageTypeIn(region, kind === 'STANDARD' ? 'TimedStorage-ByteHrs' : `TimedStorage-${kind}-ByteHrs`),
          operation: 'StandardStorage',
          region,
          resourceId: name,
          unit: 'GB-Mo',
          quantity,
          cost: quantity * priceIn(region, OBJECT_GB_MONTH[kind] ?? 0),
        }),
      )
    })

/** What lies in tables, and the throughput that is held for them whether it is used or not. */
const tableMonths: Meter = (state, account, from, until) =>
  state
    .table(tables, account)
    .list()
    .flatMap((table): Usage[] => {
      const { region, name, createdAt, goneAt, throughput, tableClass = 'STANDARD' } = table
      const hours = goneAt === undefined ? overlap(from, until, Date.parse(createdAt), Infinity) / HOUR : 0
      if (hours === 0) return []
      const common = { service: 'Amazon DynamoDB', region, resourceId: name } as const
      const bytes = state
        .table(items, account)
        .list({ prefix: itemsOf(table) })
        .reduce((sum, { item }) => sum + itemSize(item), 0)
      const quantity = ((bytes / GIB) * hours) / hoursOfMonth(from)
      const used: Usage[] = []
      if (quantity > 0)
        used.push({
          ...common,
          usageType: usageTypeIn(region, 'TimedStorage-ByteHrs'),
          operation: 'StandardStorage',
          unit: 'GB-Mo',
          quantity,
          cost: quantity * priceIn(region, TABLE_GB_MONTH[tableClass] ?? 0),
        })
      if (throughput)
        for (const [kind, units, price] of [
          ['Read', throughput.read, READ_UNIT_HOUR],
          ['Write', throughput.write, WRITE_UNIT_HOUR],
        ] as const)
          used.push({
            ...common,
            usageType: usageTypeIn(region, `${kind}CapacityUnit-Hrs`),
            operation: 'CommittedThroughput',
            unit: `${kind}CapacityUnit-Hrs`,
            quantity: units * hours,
            cost: units * hours * priceIn(region, price),
          })
      return used
    })

/** Everything that costs. */
export const meters: readonly Meter[] = [instanceHours, heldAddresses, volumeMonths, objectMonths, tableMonths]
