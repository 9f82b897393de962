import type { Call } from '../../../call.ts'
import { type Rule, type SecurityGroup, securityGroups } from '../entities.ts'
import { ec2Error, missingParameter, notFound, wellFormed } from '../errors.ts'
import { derivedId } from '../ids.ts'
import { vpcId } from '../network/default-vpc.ts'

const ALL_OUT: Omit<Rule, 'ruleId'> = {
  isEgress: true,
  ipProtocol: '-1',
  fromPort: -1,
  toPort: -1,
  peer: { kind: 'cidrIpv4', value: '0.0.0.0/0' },
}

/** The group that a new VPC has; stored once somebody has changed it. */
export function defaultGroup(call: Call): SecurityGroup {
  const groupId = derivedId(call, 'sg')
  const stored = call.table(securityGroups).get(groupId)
  if (stored) return stored
  const within: Rule['peer'] = { kind: 'group', value: groupId }
  return {
    groupId,
    groupName: 'default',
    description: 'default VPC security group',
    vpcId: vpcId(call),
    region: call.region,
    rules: [
      { ...ALL_OUT, isEgress: false, peer: within, ruleId: derivedId(call, 'sgr', 'in') },
      { ...ALL_OUT, ruleId: derivedId(call, 'sgr', 'out') },
    ],
  }
}

/** Every group of the Region, the default one first. */
export function allGroups(call: Call): readonly SecurityGroup[] {
  const first = defaultGroup(call)
  const others = call.table(securityGroups).by('region', call.region)
  return [first, ...others.filter(({ groupId }) => groupId !== first.groupId)]
}

export function findGroup(call: Call, groupId: string): SecurityGroup | undefined {
  if (groupId === derivedId(call, 'sg')) return defaultGroup(call)
  const stored = call.table(securityGroups).get(groupId)
  return stored?.region === call.region ? stored : undefined
}

/** What a group is called, without making the default one up. */
export function groupNameOf(call: Call, groupId: string): string {
  const stored = call.table(securityGroups).get(groupId)
  return stored?.groupName ?? (groupId === derivedId(call, 'sg') ? 'default' : '')
}

/** @throws AwsError InvalidGroup.NotFound, InvalidGroupId.Malformed */
export function existingGroup(call: Call, groupId: string): SecurityGroup {
  wellFormed('security-group', [groupId])
  const group = findGroup(call, groupId)
  if (!group) throw notFound('security-group', [groupId])
  return group
}

export function findGroupByName(call: Call, groupName: string): SecurityGroup | undefined {
  return allGroups(call).find((group) => group.groupName === groupName)
}

/** @throws AwsError InvalidGroup.NotFound */
export function existingGroupByName(call: Call, groupName: string): SecurityGroup {
  const group = findGroupByName(call, groupName)
  if (!group)
    throw ec2Error(
      'InvalidGroup.NotFound',
      `The security group '${groupName}' does not exist in default VPC '${vpcId(call)}'`,
    )
  return group
}

interface Named {
  GroupId?: string
  GroupName?: string
}

/** The group that a request names by its id, or by its name in the default VPC. @throws AwsError MissingParameter, InvalidGroup.NotFound */
export function namedGroup(call: Call<Named>): SecurityGroup {
  const { GroupId, GroupName } = call.input
  if (GroupId !== undefined) return existingGroup(call, GroupId)
  if (GroupName !== undefined) return existingGroupByName(call, GroupName)
  throw missingParameter('GroupName or GroupId')
}

/** The rule that lets everything out, which a new group has. */
export const allOut = (ruleId: string): Rule => ({ ...ALL_OUT, ruleId })
