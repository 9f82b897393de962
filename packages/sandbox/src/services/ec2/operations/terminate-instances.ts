import { carryOut, checkEach, type InstancesInput, TERMINATE } from '../instances/transitions.ts'
import { ec2Operation } from '../operation.ts'

export const terminateInstances = ec2Operation<InstancesInput>({
  name: 'TerminateInstances',
  access: 'Write',
  authorise: checkEach('TerminateInstances'),
  execute: (call) => ({ TerminatingInstances: carryOut(call, TERMINATE) }),
})
