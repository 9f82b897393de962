/** What the launch wizard asks, and the requests it leads to. */
import type { Image, SecurityGroup } from '../shapes.ts'

export interface NewInstance {
  name: string
  imageId: string
  type: string
  /** A key pair's name; empty: not yet chosen; `none`: without one, on purpose. */
  keyPair: { chosen: 'none' | 'pair' | ''; name: string }
  subnetId: string
  publicAddress: boolean
  firewall: 'create' | 'existing'
  groupName: string
  ssh: boolean
  /** Where SSH may come from: an address block. */
  sshFrom: string
  https: boolean
  http: boolean
  groupIds: string[]
  /** GiB; 0: as the image has it. */
  diskSize: number
  profileArn: string
  metadata: boolean
  tokens: 'required' | 'optional'
  protection: boolean
  count: number
}

export const emptyInstance: NewInstance = {
  name: '',
  imageId: '',
  type: 't3.micro',
  keyPair: { chosen: '', name: '' },
  subnetId: '',
  publicAddress: true,
  firewall: 'create',
  groupName: '',
  ssh: true,
  sshFrom: '0.0.0.0/0',
  https: false,
  http: false,
  groupIds: [],
  diskSize: 0,
  profileArn: '',
  metadata: true,
  tokens: 'required',
  protection: false,
  count: 1,
}

/** RunInstances, with what differs from what EC2 does by itself. */
export function runInput(wanted: NewInstance, image: Image, groupIds: readonly string[]) {
  const name = wanted.name.trim()
  return {
    ImageId: image.ImageId,
    InstanceType: wanted.type,
    MinCount: wanted.count,
    MaxCount: wanted.count,
    ...(wanted.keyPair.chosen === 'pair' && { KeyName: wanted.keyPair.name }),
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        AssociatePublicIpAddress: wanted.publicAddress,
        Groups: [...groupIds],
        ...(wanted.subnetId !== '' && { SubnetId: wanted.subnetId }),
      },
    ],
    ...(wanted.diskSize !== sizeOf(image) &&
      wanted.diskSize > 0 && {
        BlockDeviceMappings: [{ DeviceName: image.RootDeviceName, Ebs: { VolumeSize: wanted.diskSize } }],
      }),
    ...(wanted.profileArn !== '' && { IamInstanceProfile: { Arn: wanted.profileArn } }),
    MetadataOptions: wanted.metadata
      ? { HttpEndpoint: 'enabled', HttpTokens: wanted.tokens, HttpPutResponseHopLimit: 2 }
      : { HttpEndpoint: 'disabled' },
    ...(wanted.protection && { DisableApiTermination: true }),
    ...(name !== '' && { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }] }),
  }
}

/** Inbound rules of the security group that is made along; empty when nothing may come in. */
export function inboundRules({ ssh, sshFrom, https, http }: NewInstance) {
  const rule = (port: number, cidr: string) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: cidr }],
  })
  return [
    ...(ssh ? [rule(22, sshFrom)] : []),
    ...(https ? [rule(443, '0.0.0.0/0')] : []),
    ...(http ? [rule(80, '0.0.0.0/0')] : []),
  ]
}

/** `launch-wizard-3`: the first that no group has. */
export function freeGroupName(groups: readonly Pick<SecurityGroup, 'GroupName'>[]): string {
  const taken = new Set(groups.map(({ GroupName }) => GroupName))
  let number = 1
  while (taken.has(`launch-wizard-${number}`)) number += 1
  return `launch-wizard-${number}`
}

/** What is missing, by field; nothing when it can be launched. */
export function missing(wanted: NewInstance): Partial<Record<'image' | 'keyPair' | 'groups' | 'sshFrom', string>> {
  return {
    ...(wanted.imageId === '' && { image: 'Choose an image.' }),
    ...(wanted.keyPair.chosen === '' && {
      keyPair: 'Choose a key pair, create one, or say that you proceed without one.',
    }),
    ...(wanted.firewall === 'existing' && wanted.groupIds.length === 0 && { groups: 'Choose a security group.' }),
    ...(wanted.firewall === 'create' &&
      wanted.ssh &&
      !/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(wanted.sshFrom) && {
        sshFrom: 'Enter an address block such as 192.0.2.0/24; one address ends in /32.',
      }),
  }
}

export const sizeOf = (image: Image): number =>
  image.BlockDeviceMappings.find(({ DeviceName }) => DeviceName === image.RootDeviceName)?.Ebs?.VolumeSize ?? 8
