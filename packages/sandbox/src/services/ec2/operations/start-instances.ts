import { carryOut, checkEach, type InstancesInput, START } from '../instances/transitions.ts'
import { ec2Operation } from '../operation.ts'

export const startInstances = ec2Operation<InstancesInput>({
  name: 'StartInstances',
  access: 'Write',
  authorise: checkEach('StartInstances'),
  execute: (call) => ({ StartingInstances: carryOut(call, START) }),
})
