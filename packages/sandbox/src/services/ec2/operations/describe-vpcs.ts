import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { resourceCheck } from '../arns.ts'
import { ec2Error, invalidParameterValue, notFound, wellFormed } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { dhcpOptionsId, VPC_CIDR, vpcAssociationId, vpcId } from '../network/default-vpc.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'
import { zonesOf } from '../regions.ts'
import { tagsOut } from '../tags.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  VpcIds?: string[]
}

const filtersOf = (call: Call): FilterTable<string> => ({
  cidr: () => VPC_CIDR,
  'cidr-block-association.association-id': () => vpcAssociationId(call),
  'cidr-block-association.cidr-block': () => VPC_CIDR,
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': () => dhcpOptionsId(call),
  'is-default': () => true,
  isDefault: () => true,
  'owner-id': () => call.account,
  state: () => 'available',
  'vpc-id': (id) => id,
})

/** Regions that are none have no VPC. */
export const vpcs = (call: Call): string[] => (zonesOf(call.region).length ? [vpcId(call)] : [])

export const describeVpcs = ec2Operation<Input>({
  name: 'DescribeVpcs',
  access: 'List',
  execute(call) {
    const { VpcIds = [] } = call.input
    wellFormed('vpc', VpcIds)
    const missing = VpcIds.filter((id) => !vpcs(call).includes(id))
    if (missing.length) throw notFound('vpc', missing)
    const found = filtered(call, vpcs(call), filtersOf(call), (id) => id)
    const { items, rest } = page(call.input, found, (id) => id, { smallest: 5, largest: 1_000 })
    return { Vpcs: items.map((id) => vpcOut(call, id)), ...rest }
  },
})

function vpcOut(call: Call, id: string): AwsStructure {
  return {
    OwnerId: call.account,
    InstanceTenancy: 'default',
    CidrBlockAssociationSet: [
      { AssociationId: vpcAssociationId(call), CidrBlock: VPC_CIDR, CidrBlockState: { State: 'associated' } },
    ],
    IsDefault: true,
    ...tagsOut(call, id),
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    VpcId: id,
    State: 'available',
    CidrBlock: VPC_CIDR,
    DhcpOptionsId: dhcpOptionsId(call),
  }
}

interface AttributeInput {
  Attribute: string
  VpcId: string
}

export const describeVpcAttribute = ec2Operation<AttributeInput>({
  name: 'DescribeVpcAttribute',
  access: 'List',
  authorise: (call) =>
    resourceCheck(call, 'DescribeVpcAttribute', 'vpc', call.input.VpcId, { 'ec2:VpcID': call.input.VpcId }),
  execute(call) {
    const { Attribute, VpcId } = call.input
    wellFormed('vpc', [VpcId])
    if (VpcId !== vpcId(call)) throw notFound('vpc', [VpcId])
    const values: Record<string, AwsStructure> = {
      enableDnsHostnames: { EnableDnsHostnames: { Value: true } },
      enableDnsSupport: { EnableDnsSupport: { Value: true } },
      enableNetworkAddressUsageMetrics: { EnableNetworkAddressUsageMetrics: { Value: false } },
    }
    return { VpcId, ...values[Attribute] }
  },
})

/** The default VPC cannot be deleted here, so there is always one. */
export const createDefaultVpc = ec2Operation<object>({
  name: 'CreateDefaultVpc',
  access: 'Write',
  execute() {
    throw ec2Error('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.')
  },
})

interface SubnetInput {
  AvailabilityZone?: string
  AvailabilityZoneId?: string
}

export const createDefaultSubnet = ec2Operation<SubnetInput>({
  name: 'CreateDefaultSubnet',
  access: 'Write',
  execute(call) {
    const { AvailabilityZone, AvailabilityZoneId } = call.input
    const zone = zonesOf(call.region).find(({ name, id }) => name === AvailabilityZone || id === AvailabilityZoneId)
    if (!zone)
      throw invalidParameterValue(
        `Value (${AvailabilityZone ?? AvailabilityZoneId ?? ''}) for parameter availabilityZone is invalid.`,
      )
    throw ec2Error(
      'DefaultSubnetAlreadyExistsInAvailabilityZone',
      `'${vpcId(call)}' already has a default subnet in the availability zone '${zone.name}'.`,
    )
  },
})
