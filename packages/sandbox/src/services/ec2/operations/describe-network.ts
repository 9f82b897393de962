/** What a default VPC is connected with: an internet gateway, a route table, and the interfaces of instances. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Instance } from '../entities.ts'
import { notFound, type ResourceKind, wellFormed } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { groupsOut, privateDns, publicAssociation, zoneId } from '../instances/instance-out.ts'
import { visibleInstances } from '../instances/instances.ts'
import { stateOf } from '../instances/state.ts'
import { internetGatewayId, routeAssociationId, routeTableId, VPC_CIDR, vpcId } from '../network/default-vpc.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'
import { tagList, tagsOf, tagsOut } from '../tags.ts'
import { vpcs } from './describe-vpcs.ts'

interface Input extends PageInput {
  Filters?: Filter[]
}

/** Those asked for by id, or all. */
function asked<T>(kind: ResourceKind, all: readonly T[], ids: readonly string[] = [], idOf: (item: T) => string): T[] {
  wellFormed(kind, ids)
  const missing = ids.filter((id) => !all.some((item) => idOf(item) === id))
  if (missing.length) throw notFound(kind, missing)
  return all.filter((item) => !ids.length || ids.includes(idOf(item)))
}

const LIMITS = { smallest: 5, largest: 1_000 }
const itself = (id: string): string => id

export const describeInternetGateways = ec2Operation<Input & { InternetGatewayIds?: string[] }>({
  name: 'DescribeInternetGateways',
  access: 'List',
  execute(call) {
    const all = vpcs(call).map(() => internetGatewayId(call))
    const table: FilterTable<string> = {
      'attachment.state': () => 'available',
      'attachment.vpc-id': () => vpcId(call),
      'internet-gateway-id': itself,
      'owner-id': () => call.account,
    }
    const wanted = asked('internet-gateway', all, call.input.InternetGatewayIds, itself)
    const { items, rest } = page(call.input, filtered(call, wanted, table, itself), itself, LIMITS)
    return {
      InternetGateways: items.map((id) => ({
        Attachments: [{ State: 'available', VpcId: vpcId(call) }],
        InternetGatewayId: id,
        OwnerId: call.account,
        ...tagsOut(call, id),
      })),
      ...rest,
    }
  },
})

export const describeRouteTables = ec2Operation<Input & { RouteTableIds?: string[] }>({
  name: 'DescribeRouteTables',
  access: 'List',
  execute(call) {
    const all = vpcs(call).map(() => routeTableId(call))
    const table: FilterTable<string> = {
      'association.main': () => true,
      'association.route-table-association-id': () => routeAssociationId(call),
      'association.route-table-id': itself,
      'association.subnet-id': () => undefined,
      'owner-id': () => call.account,
      'route-table-id': itself,
      'route.destination-cidr-block': () => [VPC_CIDR, '0.0.0.0/0'],
      'route.gateway-id': () => ['local', internetGatewayId(call)],
      'route.state': () => 'active',
      'vpc-id': () => vpcId(call),
    }
    const wanted = asked('route-table', all, call.input.RouteTableIds, itself)
    const { items, rest } = page(call.input, filtered(call, wanted, table, itself), itself, LIMITS)
    return {
      RouteTables: items.map((id) => ({
        Associations: [
          {
            Main: true,
            RouteTableAssociationId: routeAssociationId(call),
            RouteTableId: id,
            AssociationState: { State: 'associated' },
          },
        ],
        PropagatingVgws: [],
        RouteTableId: id,
        Routes: [
          { DestinationCidrBlock: VPC_CIDR, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
          {
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: internetGatewayId(call),
            Origin: 'CreateRoute',
            State: 'active',
          },
        ],
        ...tagsOut(call, id),
        VpcId: vpcId(call),
        OwnerId: call.account,
      })),
      ...rest,
    }
  },
})

const interfaceId = ({ network }: Instance): string => network.networkInterfaceId

export const describeNetworkInterfaces = ec2Operation<Input & { NetworkInterfaceIds?: string[] }>({
  name: 'DescribeNetworkInterfaces',
  access: 'List',
  execute(call) {
    const all = visibleInstances(call).filter((instance) => stateOf(call, instance) !== 'terminated')
    const table: FilterTable<Instance> = {
      'addresses.private-ip-address': ({ network }) => network.privateIpAddress,
      'association.public-ip': ({ network }) => network.publicIpAddress,
      'attachment.attachment-id': ({ network }) => network.attachmentId,
      'attachment.instance-id': ({ instanceId }) => instanceId,
      'attachment.status': () => 'attached',
      'availability-zone': ({ zone }) => zone,
      description: () => '',
      'group-id': ({ groups }) => groups,
      'group-name': ({ groups }) => groupsOut(call, groups).map(({ GroupName }) => String(GroupName)),
      'interface-type': () => 'interface',
      'mac-address': ({ network }) => network.macAddress,
      'network-interface-id': interfaceId,
      'owner-id': () => call.account,
      'private-dns-name': ({ region, network }) => privateDns(region, network.privateIpAddress),
      'private-ip-address': ({ network }) => network.privateIpAddress,
      'requester-managed': () => false,
      'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
      status: () => 'in-use',
      'subnet-id': ({ subnetId }) => subnetId,
      'vpc-id': (instance) => instance.vpcId,
    }
    const wanted = asked('network-interface', all, call.input.NetworkInterfaceIds, interfaceId)
    const found = filtered(call, wanted, table, interfaceId)
    const { items, rest } = page(call.input, found, interfaceId, LIMITS)
    return { NetworkInterfaces: items.map((instance) => interfaceOut(call, instance)), ...rest }
  },
})

function interfaceOut(call: Call, instance: Instance): AwsStructure {
  const { network, region } = instance
  const dns = privateDns(region, network.privateIpAddress)
  return {
    ...publicAssociation(instance),
    Attachment: {
      AttachTime: new Date(instance.createTime),
      AttachmentId: network.attachmentId,
      DeleteOnTermination: network.deleteOnTermination,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      InstanceId: instance.instanceId,
      InstanceOwnerId: call.account,
      Status: 'attached',
    },
    AvailabilityZone: instance.zone,
    AvailabilityZoneId: zoneId(instance),
    Description: '',
    Groups: groupsOut(call, instance.groups),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: network.macAddress,
    NetworkInterfaceId: network.networkInterfaceId,
    OwnerId: call.account,
    PrivateDnsName: dns,
    PrivateIpAddress: network.privateIpAddress,
    PrivateIpAddresses: [
      {
        ...publicAssociation(instance),
        Primary: true,
        PrivateDnsName: dns,
        PrivateIpAddress: network.privateIpAddress,
      },
    ],
    RequesterManaged: false,
    SourceDestCheck: instance.sourceDestCheck,
    Status: 'in-use',
    SubnetId: instance.subnetId,
    TagSet: tagList(tagsOf(call, network.networkInterfaceId)),
    VpcId: instance.vpcId,
    Operator: { Managed: false },
  }
}
