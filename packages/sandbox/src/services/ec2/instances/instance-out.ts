import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { type Instance, type StateName, volumes } from '../entities.ts'
import { groupNameOf } from '../groups/groups.ts'
import { findImage } from '../images/images.ts'
import { zonesOf } from '../regions.ts'
import { tagsOut } from '../tags.ts'
import { profileOut } from './profiles.ts'
import { stateOf, stateOut } from './state.ts'
import { INSTANCE_TYPES } from './types.ts'

const dashed = (address: string): string => address.replaceAll('.', '-')

/** The older Region's names differ. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html */
export function privateDns(region: string, address: string): string {
  return `ip-${dashed(address)}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`
}

export function publicDns(region: string, address: string): string {
  return `ec2-${dashed(address)}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`
}

export function groupsOut(call: Call, ids: readonly string[]): AwsStructure[] {
  return ids.map((GroupId) => ({ GroupId, GroupName: groupNameOf(call, GroupId) }))
}

export function metadataOut({ metadataOptions }: Instance, state: 'applied' | 'pending' = 'applied'): AwsStructure {
  return {
    State: state,
    HttpTokens: metadataOptions.httpTokens,
    HttpPutResponseHopLimit: metadataOptions.httpPutResponseHopLimit,
    HttpEndpoint: metadataOptions.httpEndpoint,
    HttpProtocolIpv6: metadataOptions.httpProtocolIpv6,
    InstanceMetadataTags: metadataOptions.instanceMetadataTags,
  }
}

export function publicAssociation({ region, network }: Instance): AwsStructure {
  return network.publicIpAddress === undefined
    ? {}
    : {
        Association: {
          IpOwnerId: 'amazon',
          PublicDnsName: publicDns(region, network.publicIpAddress),
          PublicIp: network.publicIpAddress,
        },
      }
}

function interfaceOut(
  call: Call,
  instance: Instance,
  state: StateName,
  dns: string,
  groups: AwsStructure[],
): AwsStructure {
  const { network } = instance
  const association = publicAssociation(instance)
  return {
    ...association,
    Attachment: {
      AttachTime: new Date(instance.createTime),
      AttachmentId: network.attachmentId,
      DeleteOnTermination: network.deleteOnTermination,
      DeviceIndex: 0,
      Status: state === 'pending' ? 'attaching' : 'attached',
      NetworkCardIndex: 0,
    },
    Description: '',
    Groups: groups,
    Ipv6Addresses: [],
    MacAddress: network.macAddress,
    NetworkInterfaceId: network.networkInterfaceId,
    OwnerId: call.account,
    PrivateDnsName: dns,
    PrivateIpAddress: network.privateIpAddress,
    PrivateIpAddresses: [
      {
        ...association,
        Primary: true,
        PrivateDnsName: dns,
        PrivateIpAddress: network.privateIpAddress,
      },
    ],
    SourceDestCheck: instance.sourceDestCheck,
    Status: 'in-use',
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    InterfaceType: 'interface',
    Operator: { Managed: false },
  }
}

export function blockDevicesOut(
  call: Call,
  instance: Instance,
  state: StateName = stateOf(call, instance),
): AwsStructure[] {
  const status = state === 'pending' ? 'attaching' : 'attached'
  return call
    .table(volumes)
    .by('instance', instance.instanceId)
    .map(({ volumeId, attachment }) => ({
      DeviceName: attachment!.device,
      Ebs: {
        AttachTime: new Date(attachment!.attachTime),
        DeleteOnTermination: attachment!.deleteOnTermination,
        Status: status,
        VolumeId: volumeId,
        EbsCardIndex: 0,
      },
    }))
}

function stateReason(state: string, { transition }: Instance): AwsStructure {
  if (state === 'pending') return { StateReason: { Code: 'pending', Message: 'pending' } }
  const { reason } = transition
  return reason ? { StateReason: { Code: reason.code, Message: reason.message } } : {}
}

/** Where it is on the network: nothing once it is terminated. */
function networkOut(call: Call, instance: Instance, state: StateName): AwsStructure {
  const { network, region } = instance
  const dns = privateDns(region, network.privateIpAddress)
  const groups = groupsOut(call, instance.groups)
  return {
    PrivateIpAddress: network.privateIpAddress,
    ...(network.publicIpAddress !== undefined && { PublicIpAddress: network.publicIpAddress }),
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    NetworkInterfaces: [interfaceOut(call, instance, state, dns, groups)],
    SecurityGroups: groups,
    SourceDestCheck: instance.sourceDestCheck,
    PrivateDnsName: dns,
    PublicDnsName: network.publicIpAddress === undefined ? '' : publicDns(region, network.publicIpAddress),
  }
}

const OFF_THE_NETWORK: AwsStructure = {
  NetworkInterfaces: [],
  SecurityGroups: [],
  PrivateDnsName: '',
  PublicDnsName: '',
}

/** An instance as DescribeInstances and RunInstances tell it. */
export function instanceOut(call: Call, instance: Instance): AwsStructure {
  const state = stateOf(call, instance)
  const image = findImage(call, instance.imageId)
  const type = INSTANCE_TYPES.get(instance.instanceType)
  const terminated = state === 'terminated'
  const { reason } = instance.transition
  const zone = zoneId(instance)
  return {
    Architecture: image?.architecture ?? 'x86_64',
    BlockDeviceMappings: terminated ? [] : blockDevicesOut(call, instance, state),
    ClientToken: instance.clientToken ?? '',
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(instance.profile && { IamInstanceProfile: profileOut(instance.profile) }),
    ...(instance.spot && { InstanceLifecycle: 'spot' }),
    ...(terminated ? OFF_THE_NETWORK : networkOut(call, instance, state)),
    RootDeviceName: image?.rootDevice ?? '/dev/xvda',
    RootDeviceType: 'ebs',
    ...stateReason(state, instance),
    ...tagsOut(call, instance.instanceId),
    VirtualizationType: 'hvm',
    ...(type && { CpuOptions: { CoreCount: type.vcpus / type.threads, ThreadsPerCore: type.threads } }),
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: instance.hibernation },
    MetadataOptions: metadataOut(instance, state === 'pending' ? 'pending' : 'applied'),
    EnclaveOptions: { Enabled: instance.enclave },
    ...(image && { BootMode: image.bootMode }),
    ...(image &&
      type && {
        CurrentInstanceBootMode:
          type.architecture === 'arm64' || (image.bootMode.startsWith('uefi') && type.hypervisor === 'nitro')
            ? 'uefi'
            : 'legacy-bios',
      }),
    ...(image?.platform && { Platform: image.platform }),
    PlatformDetails: image?.platformDetails ?? 'Linux/UNIX',
    UsageOperation: image?.usageOperation ?? 'RunInstances',
    UsageOperationUpdateTime: new Date(instance.createTime),
    PrivateDnsNameOptions: terminated
      ? undefined
      : { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false, EnableResourceNameDnsAAAARecord: false },
    MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
    InstanceId: instance.instanceId,
    ImageId: instance.imageId,
    State: stateOut(state),
    StateTransitionReason: reason?.transition ?? '',
    ...(instance.keyName !== undefined && { KeyName: instance.keyName }),
    AmiLaunchIndex: instance.launchIndex,
    ProductCodes: [],
    InstanceType: instance.instanceType,
    LaunchTime: new Date(instance.launchTime),
    Placement: {
      ...(zone && { AvailabilityZoneId: zone }),
      GroupName: '',
      Tenancy: instance.tenancy,
      AvailabilityZone: instance.zone,
    },
    Monitoring: { State: instance.monitoring ? 'enabled' : 'disabled' },
  }
}

export const zoneId = ({ region, zone }: Pick<Instance, 'region' | 'zone'>): string | undefined =>
  zonesOf(region).find(({ name }) => name === zone)?.id
