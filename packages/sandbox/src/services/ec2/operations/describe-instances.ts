import type { Call } from '../../../call.ts'
import { type Instance, volumes } from '../entities.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { findGroup } from '../groups/groups.ts'
import { findImage } from '../images/images.ts'
import { instanceOut, privateDns, publicDns } from '../instances/instance-out.ts'
import { existingInstances, visibleInstances } from '../instances/instances.ts'
import { stateOf, stateOut } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page, refusePagesOf } from '../pages.ts'

interface Input extends PageInput {
  InstanceIds?: string[]
  Filters?: Filter[]
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const instanceFilters = (call: Call): FilterTable<Instance> => {
  const up = (of: (instance: Instance) => string | undefined) => (instance: Instance) =>
    stateOf(call, instance) === 'terminated' ? undefined : of(instance)
  const volumesOf = (instance: Instance) => call.table(volumes).by('instance', instance.instanceId)
  return {
    affinity: () => undefined,
    architecture: ({ imageId }) => findImage(call, imageId)?.architecture,
    'availability-zone': ({ zone }) => zone,
    'block-device-mapping.attach-time': (instance) =>
      volumesOf(instance).map(({ attachment }) => attachment?.attachTime),
    'block-device-mapping.delete-on-termination': (instance) =>
      volumesOf(instance).map(({ attachment }) => String(attachment?.deleteOnTermination)),
    'block-device-mapping.device-name': (instance) => volumesOf(instance).map(({ attachment }) => attachment?.device),
    'block-device-mapping.volume-id': (instance) => volumesOf(instance).map(({ volumeId }) => volumeId),
    'client-token': ({ clientToken }) => clientToken,
    'dns-name': up(({ region, network }) => network.publicIpAddress && publicDns(region, network.publicIpAddress)),
    'ebs-optimized': ({ ebsOptimized }) => ebsOptimized,
    'ena-support': () => true,
    'enclave-options.enabled': ({ enclave }) => enclave,
    'group-id': ({ groups }) => groups,
    'group-name': ({ groups }) => groups.map((id) => findGroup(call, id)?.groupName),
    hypervisor: () => 'xen',
    'iam-instance-profile.arn': ({ profile }) => profile?.profileArn,
    'iam-instance-profile.id': ({ profile }) => profile?.profileId,
    'iam-instance-profile.name': ({ profile }) => profile?.profileArn.split('/').at(-1),
    'image-id': ({ imageId }) => imageId,
    'instance-id': ({ instanceId }) => instanceId,
    'instance-lifecycle': ({ spot }) => (spot ? 'spot' : undefined),
    'instance-state-code': (instance) => stateOut(stateOf(call, instance)).Code as number,
    'instance-state-name': (instance) => stateOf(call, instance),
    'instance-type': ({ instanceType }) => instanceType,
    'instance.group-id': ({ groups }) => groups,
    'instance.group-name': ({ groups }) => groups.map((id) => findGroup(call, id)?.groupName),
    'ip-address': up(({ network }) => network.publicIpAddress),
    'key-name': ({ keyName }) => keyName,
    'launch-index': ({ launchIndex }) => launchIndex,
    'launch-time': ({ launchTime }) => launchTime.replace('Z', '.000Z'),
    'metadata-options.http-endpoint': ({ metadataOptions }) => metadataOptions.httpEndpoint,
    'metadata-options.http-protocol-ipv6': ({ metadataOptions }) => metadataOptions.httpProtocolIpv6,
    'metadata-options.http-put-response-hop-limit': ({ metadataOptions }) => metadataOptions.httpPutResponseHopLimit,
    'metadata-options.http-tokens': ({ metadataOptions }) => metadataOptions.httpTokens,
    'metadata-options.instance-metadata-tags': ({ metadataOptions }) => metadataOptions.instanceMetadataTags,
    'monitoring-state': ({ monitoring }) => (monitoring ? 'enabled' : 'disabled'),
    'network-interface.network-interface-id': up(({ network }) => network.networkInterfaceId),
    'network-interface.subnet-id': up(({ subnetId }) => subnetId),
    'network-interface.vpc-id': up(({ vpcId }) => vpcId),
    'network-interface.addresses.private-ip-address': up(({ network }) => network.privateIpAddress),
    'owner-id': () => call.account,
    platform: ({ imageId }) => findImage(call, imageId)?.platform,
    'platform-details': ({ imageId }) => findImage(call, imageId)?.platformDetails,
    'private-dns-name': up(({ region, network }) => privateDns(region, network.privateIpAddress)),
    'private-ip-address': up(({ network }) => network.privateIpAddress),
    'product-code': () => undefined,
    'requester-id': () => undefined,
    'reservation-id': ({ reservationId }) => reservationId,
    'root-device-name': ({ imageId }) => findImage(call, imageId)?.rootDevice,
    'root-device-type': () => 'ebs',
    'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
    'state-reason-code': (instance) => (instance.transition.reason ? instance.transition.reason.code : undefined),
    'subnet-id': up(({ subnetId }) => subnetId),
    tenancy: ({ tenancy }) => tenancy,
    'virtualization-type': () => 'hvm',
    'vpc-id': up(({ vpcId }) => vpcId),
  }
}

export const describeInstances = ec2Operation<Input>({
  name: 'DescribeInstances',
  access: 'List',
  validate: ({ input }) => refusePagesOf('instancesSet', input.InstanceIds, input),
  execute(call) {
    const { InstanceIds } = call.input
    const asked = InstanceIds?.length ? existingInstances(call, InstanceIds) : visibleInstances(call)
    const found = filtered(call, asked, instanceFilters(call), ({ instanceId }) => instanceId)
    const { items, rest } = page(call.input, found, ({ instanceId }) => instanceId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    const reservations = new Map<string, Instance[]>()
    for (const instance of items)
      reservations.set(instance.reservationId, [...(reservations.get(instance.reservationId) ?? []), instance])
    return {
      Reservations: [...reservations].map(([ReservationId, group]) => ({
        ReservationId,
        OwnerId: call.account,
        Groups: [],
        Instances: group.map((instance) => instanceOut(call, instance)),
      })),
      ...rest,
    }
  },
})
