/**
 * What every account has in every Region from its first day: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 * None of it is stored: it follows from the account and the Region.
 */
import type { Call } from '../../../call.ts'
import { derivedId } from '../ids.ts'
import { type Zone, zonesOf } from '../regions.ts'

export const VPC_CIDR = '172.31.0.0/16'

export const vpcId = (call: Call): string => derivedId(call, 'vpc')
export const dhcpOptionsId = (call: Call): string => derivedId(call, 'dopt')
export const internetGatewayId = (call: Call): string => derivedId(call, 'igw')
export const routeTableId = (call: Call): string => derivedId(call, 'rtb')
export const vpcAssociationId = (call: Call): string => derivedId(call, 'vpc-cidr-assoc')
export const routeAssociationId = (call: Call): string => derivedId(call, 'rtbassoc')

export interface Subnet {
  subnetId: string
  vpcId: string
  zone: Zone
  cidrBlock: string
  /** Addresses that AWS does not keep for itself: of 4096, five are. */
  size: number
}

/** A /20 in each zone. */
export function subnets(call: Call): readonly Subnet[] {
  return zonesOf(call.region).map((zone, index) => ({
    subnetId: derivedId(call, 'subnet', zone.name),
    vpcId: vpcId(call),
    zone,
    cidrBlock: `172.31.${index * 16}.0/20`,
    size: 4091,
  }))
}

/** The address `host` places into a subnet: the first four are AWS's. */
export function addressIn(subnet: Subnet, host: number): string {
  const [a, b, c] = subnet.cidrBlock.split('.')
  return `${a}.${b}.${Number(c) + (host >> 8)}.${host & 255}`
}

/** Which subnet of these an address belongs to. */
export function holds(subnet: Subnet, address: string): boolean {
  const base = Number(subnet.cidrBlock.split('.')[2])
  const parts = address.split('.').map(Number)
  const third = parts[2] ?? -1
  return parts.length === 4 && address.startsWith('172.31.') && third >= base && third < base + 16
}
