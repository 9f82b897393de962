import { defineOperation } from '../../../../operation.ts'
import { noSuchPolicy } from '../../errors.ts'
import { findPolicy, policyArn, policyOut } from '../../managed.ts'
import { policyCheck } from '../../policies.ts'

export const getPolicy = defineOperation<{ PolicyArn: string }>({
  service: 'iam',
  name: 'GetPolicy',
  access: 'Read',
  authorise: (call) => policyCheck(call, 'iam:GetPolicy', call.input.PolicyArn),
  execute(call) {
    const policy = findPolicy(call, policyArn(call.input.PolicyArn))
    if (!policy) throw noSuchPolicy(call.input.PolicyArn)
    return { Policy: policyOut(call, policy, 'full') }
  },
})
