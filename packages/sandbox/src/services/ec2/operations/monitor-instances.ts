import type { Call } from '../../../call.ts'
import { instances } from '../entities.ts'
import { existingInstances } from '../instances/instances.ts'
import { checkEach, type InstancesInput } from '../instances/transitions.ts'
import { ec2Operation } from '../operation.ts'

const monitoring = (call: Call<InstancesInput>, on: boolean, State: string) => ({
  InstanceMonitorings: existingInstances(call, call.input.InstanceIds).map((instance) => {
    call.table(instances).put({ ...instance, monitoring: on })
    return { InstanceId: instance.instanceId, Monitoring: { State } }
  }),
})

export const monitorInstances = ec2Operation<InstancesInput>({
  name: 'MonitorInstances',
  access: 'Write',
  authorise: checkEach('MonitorInstances'),
  execute: (call) => monitoring(call, true, 'pending'),
})

export const unmonitorInstances = ec2Operation<InstancesInput>({
  name: 'UnmonitorInstances',
  access: 'Write',
  authorise: checkEach('UnmonitorInstances'),
  execute: (call) => monitoring(call, false, 'disabling'),
})
