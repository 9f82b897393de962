/**
 * What EC2 was asked and answered, as CloudTrail writes it: in the words of EC2's XML, a list as `{ items: [...] }`, an empty
 * one as `{}`, dates in milliseconds (EC2 API Reference, *Log Amazon EC2 API calls using AWS CloudTrail*; CloudTrail User
 * Guide, *CloudTrail log file examples*). Names of lists that these pages do not show are *unverified*.
 */
import { lowerFirst } from '@first-line/aws-api'
import type { SandboxEvent } from '../../events/event.ts'
import { HIDDEN } from '../../pipeline/redact.ts'
import { isIsoDate } from './iso-date.ts'

type Members = Record<string, unknown>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text may look like a date: a tag's value is left alone. */
const isTime = (name: string, value: unknown): value is string => name.endsWith('Time') && isIsoDate(value)

const listOf = (items: readonly unknown[]): Members => (items.length === 0 ? {} : { items })

/** Lists of a request that hold names or ids: what the list is called, and what each thing in it. */
const LISTS_OF_ONE: Readonly<Record<string, readonly [list: string, item: string]>> = {
  GroupIds: ['securityGroupIdSet', 'groupId'],
  GroupNames: ['securityGroupSet', 'groupName'],
  ImageIds: ['imagesSet', 'imageId'],
  InstanceIds: ['instancesSet', 'instanceId'],
  KeyNames: ['keySet', 'keyName'],
  Owners: ['ownersSet', 'owner'],
  Resources: ['resourcesSet', 'resourceId'],
  SecurityGroupIds: ['groupSet', 'groupId'],
  SecurityGroups: ['groupSet', 'groupName'],
  SubnetIds: ['subnetSet', 'subnetId'],
  Values: ['valueSet', 'value'],
  VolumeIds: ['volumeSet', 'volumeId'],
  VpcIds: ['vpcSet', 'vpcId'],
}

const NAMES: Readonly<Record<string, string>> = {
  Attachments: 'attachmentSet',
  BlockDeviceMappings: 'blockDeviceMapping',
  Filters: 'filterSet',
  Groups: 'groupSet',
  Instances: 'instancesSet',
  InstanceMonitorings: 'instancesSet',
  Ipv6Addresses: 'ipv6AddressesSet',
  NetworkInterfaces: 'networkInterfaceSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  Return: '_return',
  SecurityGroupRules: 'securityGroupRuleSet',
  SecurityGroups: 'groupSet',
  StartingInstances: 'instancesSet',
  StateTransitionReason: 'reason',
  StoppingInstances: 'instancesSet',
  TagSpecifications: 'tagSpecificationSet',
  Tags: 'tagSet',
  TerminatingInstances: 'instancesSet',
  UserIdGroupPairs: 'groups',
}

/** Of an instance some have a name of their own. */
function nameOf(name: string, value: unknown, owner: Members): string {
  if (name === 'State' && isMembers(value)) return 'instanceState'
  if (name === 'State' && 'VolumeType' in owner) return 'status'
  if (name === 'PublicDnsName' && 'InstanceId' in owner) return 'dnsName'
  if (name === 'PublicIpAddress' && 'InstanceId' in owner) return 'ipAddress'
  return NAMES[name] ?? lowerFirst(name)
}

function toldOf(value: unknown): unknown {
  if (value === HIDDEN) return '<sensitiveDataRemoved>'
  if (Array.isArray(value)) return listOf(value.map(toldOf))
  return isMembers(value) ? membersOf(value) : value
}

function membersOf(members: Members): Members {
  const told: Members = {}
  for (const [name, value] of Object.entries(members)) {
    const one = LISTS_OF_ONE[name]
    if (one && Array.isArray(value) && !value.some(isMembers))
      told[one[0]] = listOf([...itemsOf(told[one[0]]), ...value.map((item) => ({ [one[1]]: item }))])
    else told[nameOf(name, value, members)] = isTime(name, value) ? Date.parse(value) : toldOf(value)
  }
  return told
}

const itemsOf = (list: unknown): readonly unknown[] =>
  isMembers(list) && Array.isArray(list.items) ? (list.items as unknown[]) : []

/** Each permission has its four lists, those that are empty too. */
const permissionOf = (permission: Members): Members => ({
  groups: {},
  ipRanges: {},
  ipv6Ranges: {},
  prefixListIds: {},
  ...membersOf(permission),
})

/** Requests that are told otherwise than they are asked. */
const REQUESTS: Readonly<Record<string, (request: Members) => Members>> = {
  RunInstances({ ImageId, MinCount, MaxCount, KeyName, TagSpecifications, ...rest }) {
    const launched = { imageId: ImageId, minCount: MinCount, maxCount: MaxCount, keyName: KeyName }
    const instancesSet = listOf([
      Object.fromEntries(Object.entries(launched).filter(([, value]) => value !== undefined)),
    ])
    return { instancesSet, ...membersOf(rest), ...tagSpecificationsOf(TagSpecifications) }
  },
  StopInstances: (request) => ({ ...membersOf(request), force: request.Force ?? false }),
}

/** Tags within a specification are a plain list. */
function tagSpecificationsOf(specifications: unknown): Members {
  if (!Array.isArray(specifications)) return {}
  const items = specifications.filter(isMembers).map(({ ResourceType, Tags }) => ({
    resourceType: ResourceType,
    tags: Array.isArray(Tags) ? Tags.filter(isMembers).map(membersOf) : [],
  }))
  return { tagSpecificationSet: listOf(items) }
}

/** `requestParameters` */
export function ec2Request({ operation, requestParameters }: SandboxEvent): Members | null {
  if (requestParameters === undefined) return null
  const own = REQUESTS[operation]
  if (own) return own(requestParameters)
  const { IpPermissions, TagSpecifications, ...rest } = requestParameters
  return {
    ...membersOf(rest),
    ...(Array.isArray(IpPermissions) && { ipPermissions: listOf(IpPermissions.filter(isMembers).map(permissionOf)) }),
    ...tagSpecificationsOf(TagSpecifications),
  }
}

/** `responseElements`: of what only looks there are none. */
export function ec2Response({ outcome, readOnly, requestId, responseElements }: SandboxEvent): Members | null {
  if (outcome !== 'allowed' || readOnly) return null
  // Operations that answer nothing else answer that all went well.
  return { requestId, ...(responseElements ? membersOf(responseElements) : { _return: true }) }
}
