import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { instances } from '../entities.ts'
import { notFound, wellFormed } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { type Subnet, subnets } from '../network/default-vpc.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'
import { tagsOut } from '../tags.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  SubnetIds?: string[]
}

const arnOf = (call: Call, { subnetId }: Subnet): string =>
  `arn:aws:ec2:${call.region}:${call.account}:subnet/${subnetId}`

function freeIn(call: Call, { subnetId, size }: Subnet): number {
  const used = call
    .table(instances)
    .by('region', call.region)
    .filter((instance) => instance.subnetId === subnetId && instance.transition.to !== 'terminated')
  return size - used.length
}

const filtersOf = (call: Call): FilterTable<Subnet> => ({
  'availability-zone': ({ zone }) => zone.name,
  availabilityZone: ({ zone }) => zone.name,
  'availability-zone-id': ({ zone }) => zone.id,
  availabilityZoneId: ({ zone }) => zone.id,
  'available-ip-address-count': (subnet) => freeIn(call, subnet),
  cidr: ({ cidrBlock }) => cidrBlock,
  'cidr-block': ({ cidrBlock }) => cidrBlock,
  cidrBlock: ({ cidrBlock }) => cidrBlock,
  'default-for-az': () => true,
  defaultForAz: () => true,
  'map-public-ip-on-launch': () => true,
  'owner-id': () => call.account,
  state: () => 'available',
  'subnet-arn': (subnet) => arnOf(call, subnet),
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
})

export const describeSubnets = ec2Operation<Input>({
  name: 'DescribeSubnets',
  access: 'List',
  execute(call) {
    const { SubnetIds = [] } = call.input
    wellFormed('subnet', SubnetIds)
    const all = subnets(call)
    const missing = SubnetIds.filter((id) => !all.some(({ subnetId }) => subnetId === id))
    if (missing.length) throw notFound('subnet', missing)
    const asked = SubnetIds.length ? all.filter(({ subnetId }) => SubnetIds.includes(subnetId)) : all
    const found = filtered(call, asked, filtersOf(call), ({ subnetId }) => subnetId)
    const { items, rest } = page(call.input, found, ({ subnetId }) => subnetId, { smallest: 5, largest: 1_000 })
    return { Subnets: items.map((subnet) => subnetOut(call, subnet)), ...rest }
  },
})

function subnetOut(call: Call, subnet: Subnet): AwsStructure {
  return {
    AvailabilityZoneId: subnet.zone.id,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: call.account,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    ...tagsOut(call, subnet.subnetId),
    SubnetArn: arnOf(call, subnet),
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    SubnetId: subnet.subnetId,
    State: 'available',
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidrBlock,
    AvailableIpAddressCount: freeIn(call, subnet),
    AvailabilityZone: subnet.zone.name,
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
  }
}
