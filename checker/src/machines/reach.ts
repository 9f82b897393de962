/** Whether a packet to port 22 gets through the security groups of an instance. */
import { BlockList, isIP } from 'node:net'
import type { OpenTo } from './ec2.ts'

const SSH = 22

/** A whole range must be let in: EC2 Instance Connect may come from any address of its own. */
export interface Source {
  readonly address: string
  /** Bits of the range; absent: the one address. */
  readonly bits?: number
}

export function letsSshIn(opens: readonly OpenTo[], source: Source): boolean {
  return opens.some((open) => coversSsh(open) && rangesOf(open).some((range) => holds(range, source)))
}

function coversSsh({ IpProtocol, FromPort, ToPort }: OpenTo): boolean {
  if (IpProtocol === '-1') return true
  return IpProtocol === 'tcp' && FromPort !== undefined && ToPort !== undefined && FromPort <= SSH && SSH <= ToPort
}

const rangesOf = ({ IpRanges = [], Ipv6Ranges = [] }: OpenTo): string[] =>
  [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)].filter(
    (range): range is string => range !== undefined,
  )

function holds(range: string, { address, bits }: Source): boolean {
  const [network = '', prefix = ''] = range.split('/')
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(network) === 0 || (isIP(network) === 6) !== (family === 'ipv6')) return false
  if (bits !== undefined && Number(prefix) > bits) return false
  const list = new BlockList()
  list.addSubnet(network, Number(prefix), family)
  return list.check(plain, family)
}

/**
 * Where EC2 Instance Connect's own connections come from, by Region: the ranges that AWS publishes for the service
 * EC2_INSTANCE_CONNECT in ip-ranges.json. For Regions that are not listed any rule for port 22 must let everyone in.
 */
const INSTANCE_CONNECT: Record<string, Source> = {
  'us-east-1': { address: '18.206.107.24', bits: 29 },
  'us-east-2': { address: '3.16.146.0', bits: 29 },
  'us-west-1': { address: '13.52.6.112', bits: 29 },
  'us-west-2': { address: '18.237.140.160', bits: 29 },
  'eu-central-1': { address: '3.120.181.40', bits: 29 },
  'eu-west-1': { address: '18.202.216.48', bits: 29 },
}

export const instanceConnectSource = (region: string): Source =>
  Object.hasOwn(INSTANCE_CONNECT, region) ? INSTANCE_CONNECT[region]! : { address: '0.0.0.0', bits: 0 }
