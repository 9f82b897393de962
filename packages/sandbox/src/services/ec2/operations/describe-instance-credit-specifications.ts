import type { Instance } from '../entities.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { existingInstances, visibleInstances } from '../instances/instances.ts'
import { INSTANCE_TYPES } from '../instances/types.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  InstanceIds?: string[]
}

const FILTERS: FilterTable<Instance> = { 'instance-id': ({ instanceId }) => instanceId }

/** T2 has standard credits unless asked otherwise, later types unlimited (EC2 User Guide, *Burstable performance*). */
const creditsOf = ({ cpuCredits, instanceType }: Instance): string =>
  cpuCredits ?? (instanceType.startsWith('t2.') ? 'standard' : 'unlimited')

export const describeInstanceCreditSpecifications = ec2Operation<Input>({
  name: 'DescribeInstanceCreditSpecifications',
  access: 'List',
  execute(call) {
    const { InstanceIds } = call.input
    const asked = InstanceIds?.length
      ? existingInstances(call, InstanceIds)
      : visibleInstances(call).filter((instance) => creditsOf(instance) === 'unlimited')
    const found = filtered(call, asked, FILTERS).filter(
      ({ instanceType }) => INSTANCE_TYPES.get(instanceType)?.burstable,
    )
    const { items, rest } = page(call.input, found, ({ instanceId }) => instanceId, { smallest: 5, largest: 1_000 })
    return {
      InstanceCreditSpecifications: items.map((instance) => ({
        InstanceId: instance.instanceId,
        CpuCredits: creditsOf(instance),
      })),
      ...rest,
    }
  },
})
