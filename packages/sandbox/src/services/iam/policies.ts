import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { findPolicy } from './managed.ts'
import { resourceTagContext } from './tags.ts'

/** What operations on a managed policy ask. A denial names it as the request does: `policy arn:…`. */
export function policyCheck(call: Call, action: string, arn: string): Check {
  return {
    action,
    resource: arn,
    shown: `policy ${arn}`,
    context: resourceTagContext(findPolicy(call, arn)?.tags),
    // AWS's own policies belong to nobody else: the caller's policies alone decide.
    resourceAccount: call.account,
  }
}
