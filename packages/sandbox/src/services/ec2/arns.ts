import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { tagsOf } from './tags.ts'

/** As the Service Authorization Reference has resource types of EC2. */
export type ArnType =
  | 'instance'
  | 'image'
  | 'key-pair'
  | 'network-interface'
  | 'security-group'
  | 'security-group-rule'
  | 'subnet'
  | 'volume'
  | 'vpc'
  | 'snapshot'
  | 'elastic-ip'
  | 'internet-gateway'
  | 'route-table'

/** Images and snapshots carry no account: anyone may be given them. */
export function ec2Arn(call: Pick<Call, 'region' | 'account'>, type: ArnType, id: string): string {
  const account = type === 'image' || type === 'snapshot' ? '' : call.account
  return `arn:aws:ec2:${call.region}:${account}:${type}/${id}`
}

/** A check about one resource, with its tags (`aws:ResourceTag`, and EC2's older `ec2:ResourceTag`) and further keys. */
export function resourceCheck(
  call: Call,
  name: string,
  type: ArnType,
  id: string,
  context: Check['context'] = {},
): Check {
  return {
    action: `ec2:${name}`,
    resource: ec2Arn(call, type, id),
    context: { 'ec2:Region': call.region, ...resourceTagContext(call, id), ...context },
  }
}

function resourceTagContext(call: Call, id: string): Record<string, string> {
  const context: Record<string, string> = {}
  for (const { key, value } of tagsOf(call, id)) {
    context[`aws:ResourceTag/${key}`] = value
    context[`ec2:ResourceTag/${key}`] = value
  }
  return context
}
