import { carryOut, checkEach, type InstancesInput, STOP } from '../instances/transitions.ts'
import { ec2Operation } from '../operation.ts'

export const stopInstances = ec2Operation<InstancesInput>({
  name: 'StopInstances',
  access: 'Write',
  authorise: checkEach('StopInstances'),
  execute: (call) => ({ StoppingInstances: carryOut(call, STOP) }),
})
