import { incorrectInstanceState } from '../errors.ts'
import { existingInstances } from '../instances/instances.ts'
import { stateOf } from '../instances/state.ts'
import { checkEach, type InstancesInput } from '../instances/transitions.ts'
import { ec2Operation } from '../operation.ts'

/** A reboot leaves no trace in what AWS tells of an instance. */
export const rebootInstances = ec2Operation<InstancesInput, undefined>({
  name: 'RebootInstances',
  access: 'Write',
  authorise: checkEach('RebootInstances'),
  execute(call) {
    for (const instance of existingInstances(call, call.input.InstanceIds))
      if (!['running', 'pending'].includes(stateOf(call, instance)))
        throw incorrectInstanceState(
          `The instance '${instance.instanceId}' is not in a state from which it can be rebooted.`,
        )
  },
})
