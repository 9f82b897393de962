/** Rules as requests write them (IpPermissions, or one rule in plain members), and as answers do. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { ec2Arn } from '../arns.ts'
import type { Rule, SecurityGroup } from '../entities.ts'
import { ec2Error, invalidParameterValue, missingParameter, notFound } from '../errors.ts'
import { tagsOut } from '../tags.ts'
import { existingGroup, existingGroupByName } from './groups.ts'

export interface IpPermission {
  IpProtocol?: string
  FromPort?: number
  ToPort?: number
  IpRanges?: Array<{ CidrIp?: string; Description?: string }>
  Ipv6Ranges?: Array<{ CidrIpv6?: string; Description?: string }>
  PrefixListIds?: Array<{ PrefixListId?: string; Description?: string }>
  UserIdGroupPairs?: Array<{ GroupId?: string; GroupName?: string; UserId?: string; Description?: string }>
}

export interface RulesInput {
  GroupId?: string
  GroupName?: string
  IpPermissions?: IpPermission[]
  CidrIp?: string
  FromPort?: number
  IpProtocol?: string
  SourceSecurityGroupName?: string
  ToPort?: number
}

export type NewRule = Omit<Rule, 'ruleId'>

/** The rules that a request is about. @throws AwsError for what is no rule */
export function rulesOf(call: Call<RulesInput>, isEgress: boolean): NewRule[] {
  const { IpPermissions, CidrIp, FromPort, ToPort, IpProtocol, SourceSecurityGroupName } = call.input
  if (IpPermissions?.length) return IpPermissions.flatMap((permission) => spread(call, permission, isEgress))
  if (SourceSecurityGroupName !== undefined && CidrIp === undefined) {
    const source = existingGroupByName(call, SourceSecurityGroupName)
    const pairs = [{ GroupId: source.groupId }]
    if (IpProtocol !== undefined)
      return spread(call, { IpProtocol, ...ports(FromPort, ToPort), UserIdGroupPairs: pairs }, isEgress)
    // The old form: the whole group, by every protocol.
    return [
      { IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535 },
      { IpProtocol: 'udp', FromPort: 0, ToPort: 65_535 },
      { IpProtocol: 'icmp', FromPort: -1, ToPort: -1 },
    ].flatMap((permission) => spread(call, { ...permission, UserIdGroupPairs: pairs }, isEgress))
  }
  if (IpProtocol === undefined) throw missingParameter('ipProtocol')
  if (CidrIp === undefined) throw ec2Error('MissingParameter', 'The request must contain the parameter cidrIp')
  return spread(call, { IpProtocol, ...ports(FromPort, ToPort), IpRanges: [{ CidrIp }] }, isEgress)
}

const ports = (FromPort: number | undefined, ToPort: number | undefined) => ({
  ...(FromPort !== undefined && { FromPort }),
  ...(ToPort !== undefined && { ToPort }),
})

const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6', all: '-1' }

/** One rule for each peer. */
function spread(call: Call, permission: IpPermission, isEgress: boolean): NewRule[] {
  const given = permission.IpProtocol
  if (given === undefined) throw missingParameter('ipProtocol')
  const lower = given.toLowerCase()
  const ipProtocol = PROTOCOLS[lower] ?? lower
  if (!['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(ipProtocol) && !isProtocolNumber(ipProtocol))
    throw invalidParameterValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`)
  const range = portRange(ipProtocol, permission)
  const rule = (peer: Rule['peer'], description: string | undefined): NewRule => {
    validDescription(description)
    return { isEgress, ipProtocol, ...range, peer, ...(description !== undefined && { description }) }
  }
  const rules = [
    ...(permission.IpRanges ?? []).map(({ CidrIp = '', Description }) =>
      rule({ kind: 'cidrIpv4', value: ipv4Block(CidrIp) }, Description),
    ),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) =>
      rule({ kind: 'cidrIpv6', value: ipv6Block(CidrIpv6) }, Description),
    ),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId = '' }) => {
      throw ec2Error('InvalidPrefixListID.NotFound', `The prefix list ID '${PrefixListId}' does not exist`)
    }),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, GroupName, Description }) => {
      const group = GroupId === undefined ? existingGroupByName(call, GroupName ?? '') : existingGroup(call, GroupId)
      return rule({ kind: 'group', value: group.groupId }, Description)
    }),
  ]
  if (!rules.length)
    throw ec2Error('InvalidParameterValue', 'The request must contain a source or destination for each rule.')
  return rules
}

const isProtocolNumber = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= 255

function portRange(ipProtocol: string, { FromPort, ToPort }: IpPermission): { fromPort: number; toPort: number } {
  if (ipProtocol === '-1' || isProtocolNumber(ipProtocol)) return { fromPort: -1, toPort: -1 }
  if (ipProtocol === 'icmpv6') return { fromPort: FromPort ?? -1, toPort: ToPort ?? -1 }
  if (FromPort === undefined || ToPort === undefined)
    throw ec2Error(
      'InvalidParameterValue',
      `Invalid value for portRange. Must specify both from and to ports with ${ipProtocol === 'icmp' ? 'ICMP' : 'TCP/UDP'}.`,
    )
  if (ipProtocol === 'icmp') return { fromPort: FromPort, toPort: ToPort }
  for (const port of [FromPort, ToPort])
    if (port < 0 || port > 65_535)
      throw invalidParameterValue(`Invalid value '${port}' for portRange. Must be between 0 and 65535.`)
  if (FromPort > ToPort) throw invalidParameterValue(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`)
  return { fromPort: FromPort, toPort: ToPort }
}

/** API reference, *IpRange*: up to 255 of these characters. */
function validDescription(description: string | undefined): void {
  if (description !== undefined && !/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(description))
    throw invalidParameterValue(
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    )
}

/** The block with the bits behind its length cleared, as EC2 keeps it. */
function ipv4Block(text: string): string {
  const [address = '', length = ''] = text.split('/')
  const parts = address.split('.')
  const valid =
    parts.length === 4 &&
    parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255) &&
    /^\d{1,2}$/.test(length) &&
    Number(length) <= 32
  if (!valid) throw invalidParameterValue(`CIDR block ${text} is malformed`)
  const number = parts.reduce((sum, part) => sum * 256 + Number(part), 0)
  const size = 2 ** (32 - Number(length))
  const base = Math.floor(number / size) * size
  return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join('.')}/${Number(length)}`
}

function ipv6Block(text: string): string {
  const [address = '', length = ''] = text.split('/')
  const groups = address.split('::').flatMap((half) => (half === '' ? [] : half.split(':')))
  const shortened = address.split('::').length === 2
  const valid =
    (shortened ? groups.length < 8 : groups.length === 8) &&
    address.split('::').length <= 2 &&
    groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    /^\d{1,3}$/.test(length) &&
    Number(length) <= 128
  if (!valid) throw invalidParameterValue(`CIDR block ${text} is malformed`)
  return `${address.toLowerCase()}/${Number(length)}`
}

export const sameRule = (a: NewRule, b: NewRule): boolean =>
  a.isEgress === b.isEgress &&
  a.ipProtocol === b.ipProtocol &&
  a.fromPort === b.fromPort &&
  a.toPort === b.toPort &&
  a.peer.kind === b.peer.kind &&
  a.peer.value === b.peer.value

/** `peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW`, as EC2's messages have it. */
export function ruleWords({ peer, ipProtocol, fromPort, toPort }: NewRule): string {
  const protocol = ipProtocol === '-1' ? 'ALL' : ipProtocol.toUpperCase()
  const range = ipProtocol === 'tcp' || ipProtocol === 'udp' ? `, from port: ${fromPort}, to port: ${toPort}` : ''
  return `peer: ${peer.value}, ${protocol}${range}, ALLOW`
}

/** Rules gathered by protocol and ports, as DescribeSecurityGroups tells them. */
export function permissionsOut(call: Call, rules: readonly Rule[]): AwsStructure[] {
  const gathered = new Map<string, Rule[]>()
  for (const rule of rules) {
    const key = `${rule.ipProtocol}/${rule.fromPort}/${rule.toPort}`
    gathered.set(key, [...(gathered.get(key) ?? []), rule])
  }
  return [...gathered.values()].map((same) => {
    const { ipProtocol, fromPort, toPort } = same[0]!
    const of = (kind: Rule['peer']['kind'], name: string) =>
      same
        .filter(({ peer }) => peer.kind === kind)
        .map(({ peer, description }) => ({
          ...(description !== undefined && { Description: description }),
          [name]: peer.value,
        }))
    return {
      IpProtocol: ipProtocol,
      ...(ipProtocol !== '-1' && { FromPort: fromPort, ToPort: toPort }),
      UserIdGroupPairs: of('group', 'GroupId').map((pair) => ({ ...pair, UserId: call.account })),
      IpRanges: of('cidrIpv4', 'CidrIp'),
      Ipv6Ranges: of('cidrIpv6', 'CidrIpv6'),
      PrefixListIds: of('prefixListId', 'PrefixListId'),
    }
  })
}

export function peerOut(rule: NewRule): AwsStructure {
  const { kind, value } = rule.peer
  if (kind === 'cidrIpv4') return { CidrIpv4: value }
  if (kind === 'cidrIpv6') return { CidrIpv6: value }
  return kind === 'prefixListId' ? { PrefixListId: value } : {}
}

export function ruleOut(call: Call, group: SecurityGroup, rule: Rule): AwsStructure {
  const { peer, description } = rule
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.groupId,
    GroupOwnerId: call.account,
    IsEgress: rule.isEgress,
    IpProtocol: rule.ipProtocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    ...peerOut(rule),
    ...(peer.kind === 'group' && { ReferencedGroupInfo: { GroupId: peer.value, UserId: call.account } }),
    ...(description !== undefined && { Description: description }),
    ...tagsOut(call, rule.ruleId),
    SecurityGroupRuleArn: ec2Arn(call, 'security-group-rule', rule.ruleId),
  }
}

export function groupOut(call: Call, group: SecurityGroup): AwsStructure {
  return {
    GroupId: group.groupId,
    IpPermissionsEgress: permissionsOut(
      call,
      group.rules.filter(({ isEgress }) => isEgress),
    ),
    ...tagsOut(call, group.groupId),
    VpcId: group.vpcId,
    SecurityGroupArn: ec2Arn(call, 'security-group', group.groupId),
    OwnerId: call.account,
    GroupName: group.groupName,
    Description: group.description,
    IpPermissions: permissionsOut(
      call,
      group.rules.filter(({ isEgress }) => !isEgress),
    ),
  }
}

/** The rules of these ids within a group. @throws AwsError InvalidSecurityGroupRuleId.NotFound */
export function rulesById(group: SecurityGroup, ids: readonly string[]): Rule[] {
  const missing = ids.filter((id) => !group.rules.some(({ ruleId }) => ruleId === id))
  if (missing.length) throw notFound('security-group-rule', missing)
  return group.rules.filter(({ ruleId }) => ids.includes(ruleId))
}
