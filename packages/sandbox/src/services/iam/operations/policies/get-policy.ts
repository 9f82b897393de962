import { defineOperation } from '../../../../operation.ts'
import { policyOut } from '../../managed.ts'
import { existingPolicy, policyCheck } from '../../policies.ts'

export const getPolicy = defineOperation<{ PolicyArn: string }>({
  service: 'iam',
  name: 'GetPolicy',
  access: 'Read',
  authorise: (call) => policyCheck(call, 'iam:GetPolicy', call.input.PolicyArn),
  execute: (call) => ({ Policy: policyOut(call, existingPolicy(call, call.input.PolicyArn), 'full') }),
})
