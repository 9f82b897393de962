import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Instance } from '../entities.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { zoneId } from '../instances/instance-out.ts'
import { existingInstances, visibleInstances } from '../instances/instances.ts'
import { runningFor, stateOf, stateOut } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page, refusePagesOf } from '../pages.ts'

interface Input extends PageInput {
  InstanceIds?: string[]
  Filters?: Filter[]
  IncludeAllInstances?: boolean
}

/** Milliseconds until an instance that runs has passed its checks; on AWS it is minutes. */
const CHECKED_AFTER = 30_000

function checksOf(call: Call, instance: Instance): { summary: string; reachability: string } {
  const up = runningFor(call, instance)
  if (up === undefined) return { summary: 'not-applicable', reachability: 'not-applicable' }
  return up < CHECKED_AFTER
    ? { summary: 'initializing', reachability: 'initializing' }
    : { summary: 'ok', reachability: 'passed' }
}

function summaryOut(call: Call, instance: Instance): AwsStructure {
  const { summary, reachability } = checksOf(call, instance)
  return summary === 'not-applicable'
    ? { Status: summary }
    : { Details: [{ Name: 'reachability', Status: reachability }], Status: summary }
}

const statusFilters = (call: Call): FilterTable<Instance> => ({
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': zoneId,
  'event.code': () => undefined,
  'event.description': () => undefined,
  'event.instance-event-id': () => undefined,
  'event.not-after': () => undefined,
  'event.not-before': () => undefined,
  'instance-state-code': (instance) => stateOut(stateOf(call, instance)).Code as number,
  'instance-state-name': (instance) => stateOf(call, instance),
  'instance-status.reachability': (instance) => checksOf(call, instance).reachability,
  'instance-status.status': (instance) => checksOf(call, instance).summary,
  'system-status.reachability': (instance) => checksOf(call, instance).reachability,
  'system-status.status': (instance) => checksOf(call, instance).summary,
  'attached-ebs-status.status': (instance) => checksOf(call, instance).summary,
})

export const describeInstanceStatus = ec2Operation<Input>({
  name: 'DescribeInstanceStatus',
  access: 'List',
  validate: ({ input }) => refusePagesOf('instancesSet', input.InstanceIds, input),
  execute(call) {
    const { InstanceIds, IncludeAllInstances = false } = call.input
    const asked = InstanceIds?.length ? existingInstances(call, InstanceIds) : visibleInstances(call)
    const shown = IncludeAllInstances ? asked : asked.filter((instance) => stateOf(call, instance) === 'running')
    const found = filtered(call, shown, statusFilters(call), ({ instanceId }) => instanceId)
    const { items, rest } = page(call.input, found, ({ instanceId }) => instanceId, {
      smallest: 5,
      largest: Infinity,
      usual: 100,
    })
    return {
      InstanceStatuses: items.map((instance) => ({
        AvailabilityZone: instance.zone,
        AvailabilityZoneId: zoneId(instance),
        Operator: { Managed: false, HiddenByDefault: false },
        InstanceId: instance.instanceId,
        InstanceState: stateOut(stateOf(call, instance)),
        InstanceStatus: summaryOut(call, instance),
        SystemStatus: summaryOut(call, instance),
        ...(checksOf(call, instance).summary !== 'not-applicable' && { AttachedEbsStatus: summaryOut(call, instance) }),
      })),
      ...rest,
    }
  },
})
