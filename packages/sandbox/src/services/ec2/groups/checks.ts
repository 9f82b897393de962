import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { ec2Arn, resourceCheck } from '../arns.ts'
import { findGroup } from './groups.ts'

/** What an operation on a security group asks. */
export function groupCheck(call: Call, name: string, groupId: string, context: Check['context'] = {}): Check {
  const group = findGroup(call, groupId)
  return resourceCheck(call, name, 'security-group', groupId, {
    'ec2:SecurityGroupID': groupId,
    ...(group && { 'ec2:Vpc': ec2Arn(call, 'vpc', group.vpcId) }),
    ...context,
  })
}
