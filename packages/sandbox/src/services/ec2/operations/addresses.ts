/** Elastic IP addresses, as far as they can be had and given back: attaching them is not offered. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { ec2Arn, resourceCheck } from '../arns.ts'
import { type Address, addresses } from '../entities.ts'
import { ec2Error, missingParameter, notFound } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { newId } from '../ids.ts'
import { publicAddress } from '../network/addresses.ts'
import { ec2Operation } from '../operation.ts'
import {
  createTagsCheck,
  forgetTags,
  putTags,
  requestTagContext,
  type TagSpecification,
  tagsFor,
  tagsOut,
  validSpecifications,
} from '../tags.ts'

/** Amazon EC2 quotas: in a Region. */
const MOST = 5

export const allocateAddress = ec2Operation<{ TagSpecifications?: TagSpecification[] }>({
  name: 'AllocateAddress',
  access: 'Write',
  validate: ({ input }) => validSpecifications(input.TagSpecifications, ['elastic-ip']),
  authorise(call) {
    const tags = tagsFor(call.input.TagSpecifications, 'elastic-ip')
    return [
      resourceCheck(call, 'AllocateAddress', 'elastic-ip', '*', { 'ec2:Domain': 'vpc', ...requestTagContext(tags) }),
      ...createTagsCheck(call, ec2Arn(call, 'elastic-ip', '*'), 'AllocateAddress', tags),
    ]
  },
  execute(call) {
    const table = call.table(addresses)
    if (table.count('region', call.region) >= MOST)
      throw ec2Error('AddressLimitExceeded', 'The maximum number of addresses has been reached.')
    const address = { allocationId: newId(call, 'eipalloc'), publicIp: publicAddress(call), region: call.region }
    table.put(address)
    putTags(call, address.allocationId, 'elastic-ip', tagsFor(call.input.TagSpecifications, 'elastic-ip'))
    const { Tags: _, ...out } = addressOut(call, address)
    return out
  },
})

function addressOut(call: Call, { allocationId, publicIp, region }: Address): AwsStructure {
  return {
    AllocationId: allocationId,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: region,
    Domain: 'vpc',
    PublicIp: publicIp,
    ...tagsOut(call, allocationId),
  }
}

interface ReleaseInput {
  AllocationId?: string
  PublicIp?: string
}

const named = (call: Call<ReleaseInput>): Address | undefined =>
  call
    .table(addresses)
    .by('region', call.region)
    .find(({ allocationId, publicIp }) => allocationId === call.input.AllocationId || publicIp === call.input.PublicIp)

export const releaseAddress = ec2Operation<ReleaseInput, undefined>({
  name: 'ReleaseAddress',
  access: 'Write',
  validate({ input }) {
    if (input.AllocationId === undefined && input.PublicIp === undefined) throw missingParameter('AllocationId')
  },
  authorise: (call) =>
    resourceCheck(call, 'ReleaseAddress', 'elastic-ip', named(call)?.allocationId ?? call.input.AllocationId ?? '*', {
      'ec2:Domain': 'vpc',
    }),
  execute(call) {
    const address = named(call)
    if (!address && call.input.AllocationId !== undefined) throw notFound('elastic-ip', [call.input.AllocationId])
    if (!address) throw ec2Error('InvalidAddress.NotFound', `Address '${call.input.PublicIp}' not found.`)
    call.table(addresses).delete(address.allocationId)
    forgetTags(call, address.allocationId)
  },
})

interface DescribeInput {
  AllocationIds?: string[]
  Filters?: Filter[]
  PublicIps?: string[]
}

const FILTERS: FilterTable<Address> = {
  'allocation-id': ({ allocationId }) => allocationId,
  'association-id': () => undefined,
  'instance-id': () => undefined,
  'network-border-group': ({ region }) => region,
  'network-interface-id': () => undefined,
  'private-ip-address': () => undefined,
  'public-ip': ({ publicIp }) => publicIp,
}

export const describeAddresses = ec2Operation<DescribeInput>({
  name: 'DescribeAddresses',
  access: 'List',
  execute(call) {
    const { AllocationIds = [], PublicIps = [] } = call.input
    const all = call.table(addresses).by('region', call.region)
    const missing = AllocationIds.filter((id) => !all.some(({ allocationId }) => allocationId === id))
    if (missing.length) throw notFound('elastic-ip', missing)
    const lost = PublicIps.find((ip) => !all.some(({ publicIp }) => publicIp === ip))
    if (lost !== undefined) throw ec2Error('InvalidAddress.NotFound', `Address '${lost}' not found.`)
    const asked = all.filter(
      ({ allocationId, publicIp }) =>
        (!AllocationIds.length && !PublicIps.length) ||
        AllocationIds.includes(allocationId) ||
        PublicIps.includes(publicIp),
    )
    const found = filtered(call, asked, FILTERS, ({ allocationId }) => allocationId)
    return { Addresses: found.map((address) => addressOut(call, address)) }
  },
})
