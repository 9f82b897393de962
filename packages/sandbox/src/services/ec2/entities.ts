import { defineCollection } from '../../world/collection.ts'

/** Whatever has an id and lives in a Region. */
interface Regional {
  region: string
}

export type StateName = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped'

export interface MetadataOptions {
  httpTokens: 'optional' | 'required'
  httpPutResponseHopLimit: number
  httpEndpoint: 'enabled' | 'disabled'
  httpProtocolIpv6: 'enabled' | 'disabled'
  instanceMetadataTags: 'enabled' | 'disabled'
}

/** What an instance was last told to become; {@link StateName} at a given time follows from it. */
export interface Transition {
  to: 'running' | 'stopped' | 'terminated'
  /** ISO 8601, ledger time. */
  since: string
  /** What StopInstances and TerminateInstances leave behind. */
  reason?: { code: string; message: string; transition: string }
}

export interface NetworkAttachment {
  networkInterfaceId: string
  attachmentId: string
  macAddress: string
  privateIpAddress: string
  /** Absent while the instance is stopped, and where the launch wanted none. */
  publicIpAddress?: string
  /** Whether each start draws a new public address. */
  wantsPublicIp: boolean
  deleteOnTermination: boolean
}

export interface ProfileAssociation {
  associationId: string
  /** `AIPA…`: the name may be taken by another profile later. */
  profileId: string
  profileArn: string
  since: string
}

export interface Instance extends Regional {
  instanceId: string
  reservationId: string
  launchIndex: number
  imageId: string
  instanceType: string
  /** The first launch; `launchTime` is that of the last start. */
  createTime: string
  launchTime: string
  transition: Transition
  zone: string
  subnetId: string
  vpcId: string
  groups: readonly string[]
  keyName?: string
  clientToken?: string
  /** Base64. */
  userData?: string
  network: NetworkAttachment
  profile?: ProfileAssociation
  metadataOptions: MetadataOptions
  monitoring: boolean
  ebsOptimized: boolean
  sourceDestCheck: boolean
  disableApiTermination: boolean
  disableApiStop: boolean
  shutdownBehavior: 'stop' | 'terminate'
  cpuCredits?: string
  spot?: boolean
  tenancy: string
  enclave: boolean
  hibernation: boolean
}

export const instances = defineCollection<Instance>()({
  name: 'ec2:instance',
  scope: 'account',
  key: (instance) => instance.instanceId,
  indexes: {
    region: (instance) => [instance.region],
    token: (instance) => (instance.clientToken === undefined ? [] : [`${instance.region}/${instance.clientToken}`]),
    group: (instance) => instance.groups,
  },
})

export interface Volume extends Regional {
  volumeId: string
  createTime: string
  size: number
  volumeType: string
  iops?: number
  throughput?: number
  encrypted: boolean
  kmsKeyId?: string
  snapshotId?: string
  zone: string
  multiAttach?: boolean
  attachment?: { instanceId: string; device: string; attachTime: string; deleteOnTermination: boolean }
}

export const volumes = defineCollection<Volume>()({
  name: 'ec2:volume',
  scope: 'account',
  key: (volume) => volume.volumeId,
  indexes: {
    region: (volume) => [volume.region],
    instance: (volume) => (volume.attachment ? [volume.attachment.instanceId] : []),
  },
})

export interface KeyPair extends Regional {
  keyPairId: string
  keyName: string
  keyType: 'rsa' | 'ed25519'
  fingerprint: string
  /** In OpenSSH's form. */
  publicKey: string
  createTime: string
}

export const keyPairs = defineCollection<KeyPair>()({
  name: 'ec2:key-pair',
  scope: 'account',
  key: (pair) => `${pair.region}/${pair.keyName}`,
  indexes: { region: (pair) => [pair.region], id: (pair) => [pair.keyPairId] },
})

/** One rule of a security group: one protocol, one range of ports, one peer. */
export interface Rule {
  ruleId: string
  isEgress: boolean
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol's number, or `-1` for all. */
  ipProtocol: string
  fromPort: number
  toPort: number
  peer: { kind: 'cidrIpv4' | 'cidrIpv6' | 'prefixListId' | 'group'; value: string }
  description?: string
}

export interface SecurityGroup extends Regional {
  groupId: string
  groupName: string
  description: string
  vpcId: string
  rules: readonly Rule[]
}

export const securityGroups = defineCollection<SecurityGroup>()({
  name: 'ec2:security-group',
  scope: 'account',
  key: (group) => group.groupId,
  indexes: {
    region: (group) => [group.region],
    name: (group) => [`${group.vpcId}/${group.groupName}`],
    rule: (group) => group.rules.map(({ ruleId }) => ruleId),
  },
})

/** Tags are kept apart from what they are on: much of that (the default VPC, public images) is not stored at all. */
export interface ResourceTags extends Regional {
  resourceId: string
  resourceType: string
  tags: ReadonlyArray<{ key: string; value: string }>
}

export const resourceTags = defineCollection<ResourceTags>()({
  name: 'ec2:tags',
  scope: 'account',
  key: (entry) => entry.resourceId,
  indexes: { region: (entry) => [entry.region] },
})

export interface Address extends Regional {
  allocationId: string
  publicIp: string
}

export const addresses = defineCollection<Address>()({
  name: 'ec2:address',
  scope: 'account',
  key: (address) => address.allocationId,
  indexes: { region: (address) => [address.region] },
})

/** What new instances of a Region get where their launch says nothing (ModifyInstanceMetadataDefaults). */
export interface MetadataDefaults extends Regional {
  httpTokens?: 'optional' | 'required'
  httpPutResponseHopLimit?: number
  httpEndpoint?: 'enabled' | 'disabled'
  instanceMetadataTags?: 'enabled' | 'disabled'
  httpTokensEnforced?: 'enabled' | 'disabled'
}

export const metadataDefaults = defineCollection<MetadataDefaults>()({
  name: 'ec2:metadata-defaults',
  scope: 'account',
  key: (defaults) => defaults.region,
})

/** A key that SendSSHPublicKey pushed: for a minute, for one user of the instance. */
export interface PushedKey {
  instanceId: string
  osUser: string
  publicKey: string
  /** ISO 8601, wall time. */
  expires: string
}

export const pushedKeys = defineCollection<PushedKey>()({
  name: 'ec2:pushed-key',
  scope: 'account',
  key: (key) => `${key.instanceId}/${key.osUser}`,
})

export const ec2Collections = [
  instances,
  volumes,
  keyPairs,
  securityGroups,
  resourceTags,
  addresses,
  metadataDefaults,
  pushedKeys,
] as const
