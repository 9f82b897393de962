/** Rules of a security group, a row for each address, in the console's words. */
import type { Rule } from '../shapes.ts'

export interface FlatRule {
  id: string
  type: string
  protocol: string
  ports: string
  peer: string
  description: string
}

const services: Record<number, string> = { 22: 'SSH', 80: 'HTTP', 443: 'HTTPS', 3306: 'MYSQL/Aurora', 3389: 'RDP' }

export function flatRules(rules: readonly Rule[]): FlatRule[] {
  return rules.flatMap((rule) => {
    const ports = portsOf(rule)
    const protocol = rule.IpProtocol === '-1' ? 'All' : rule.IpProtocol.toUpperCase()
    const type = typeOf(rule)
    return peersOf(rule).map(([peer, description = '']) => ({
      id: `${protocol} ${ports} ${peer}`,
      type,
      protocol,
      ports,
      peer,
      description,
    }))
  })
}

function typeOf({ IpProtocol, FromPort, ToPort }: Rule): string {
  if (IpProtocol === '-1') return 'All traffic'
  if (IpProtocol.startsWith('icmp')) return 'All ICMP'
  const known = FromPort === ToPort && FromPort !== undefined && IpProtocol === 'tcp' ? services[FromPort] : undefined
  return known ?? `${FromPort === 0 && ToPort === 65_535 ? 'All' : 'Custom'} ${IpProtocol.toUpperCase()}`
}

function portsOf({ IpProtocol, FromPort, ToPort }: Rule): string {
  if (IpProtocol === '-1' || FromPort === undefined || FromPort === -1) return 'All'
  return FromPort === ToPort ? `${FromPort}` : `${FromPort} - ${ToPort}`
}

function peersOf({ IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] }: Rule) {
  return [
    ...IpRanges.map(({ CidrIp, Description }) => [CidrIp, Description] as const),
    ...Ipv6Ranges.map(({ CidrIpv6, Description }) => [CidrIpv6, Description] as const),
    ...UserIdGroupPairs.map(({ GroupId, Description }) => [GroupId, Description] as const),
    ...PrefixListIds.map(({ PrefixListId, Description }) => [PrefixListId, Description] as const),
  ]
}
