import type { Call } from '../../../call.ts'
import { instances, type NetworkAttachment } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { newId } from '../ids.ts'
import { addressIn, holds, type Subnet } from './default-vpc.ts'

/**
 * A public address that leads nowhere: from 198.18.0.0/15, which RFC 2544 keeps for benchmarks. An address of AWS's own
 * would be some stranger's machine, and learners do try to reach what they started.
 */
export function publicAddress(call: Call): string {
  const [second = 0, third = 0, fourth = 0] = call.ids.bytes(3)
  return `198.${18 + (second & 1)}.${third}.${1 + (fourth % 254)}`
}

interface Wanted {
  address: string | undefined
  wantsPublicIp: boolean
  deleteOnTermination: boolean
}

/** The network interface of a new instance. @throws AwsError InvalidParameterValue, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet */
export function newNetwork(call: Call, subnet: Subnet, { address, ...wanted }: Wanted): NetworkAttachment {
  const mac = call.ids.bytes(5)
  return {
    networkInterfaceId: newId(call, 'eni'),
    attachmentId: newId(call, 'eni-attach'),
    macAddress: ['02', ...Array.from(mac, (byte) => byte.toString(16).padStart(2, '0'))].join(':'),
    privateIpAddress: privateAddress(call, subnet, address),
    ...(wanted.wantsPublicIp && { publicIpAddress: publicAddress(call) }),
    ...wanted,
  }
}

function privateAddress(call: Call, subnet: Subnet, wanted: string | undefined): string {
  const taken = new Set(
    call
      .table(instances)
      .by('region', call.region)
      .filter(({ transition }) => transition.to !== 'terminated')
      .map(({ network }) => network.privateIpAddress),
  )
  if (wanted !== undefined) {
    if (!holds(subnet, wanted)) throw invalidParameterValue("Address does not fall within the subnet's address range")
    if (taken.has(wanted)) throw ec2Error('InvalidIPAddress.InUse', `Address ${wanted} is in use.`)
    return wanted
  }
  const [high = 0, low = 0] = call.ids.bytes(2)
  const first = ((high << 8) | low) % subnet.size
  for (let step = 0; step < subnet.size; step += 1) {
    const address = addressIn(subnet, 4 + ((first + step) % subnet.size))
    if (!taken.has(address)) return address
  }
  throw ec2Error(
    'InsufficientFreeAddressesInSubnet',
    'The specified subnet does not have enough free addresses to satisfy the request.',
  )
}
