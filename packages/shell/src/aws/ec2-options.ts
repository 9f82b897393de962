/** Plain options for what EC2's API takes as nested structures (awscli/customizations/ec2). */

import { type ServiceModel, shapeOf } from '@first-line/aws-api'
import type { ParsedArguments } from './argparse.ts'
import { paramValidation } from './errors.ts'
import type { Apply, Parameter, ParameterTable } from './parameters.ts'
import type { Plain, PlainObject } from './python-text.ts'

const option = (name: string, apply: Apply, more: Partial<Parameter> = {}): Parameter => ({
  name: `--${name}`,
  dest: name.replaceAll('-', '_'),
  typeName: 'string',
  reference: true,
  apply,
  ...more,
})

const rule = (params: PlainObject): PlainObject => {
  params.IpPermissions ??= [{}]
  return (params.IpPermissions as PlainObject[])[0]!
}

const group = (params: PlainObject): PlainObject => {
  const permission = rule(params)
  permission.UserIdGroupPairs ??= [{}]
  return (permission.UserIdGroupPairs as PlainObject[])[0]!
}

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'all']
const number = (text: string): number | undefined => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined)

const RULE_OPTIONS: Parameter[] = [
  option('protocol', (params, value) => {
    const text = String(value)
    const code = number(text)
    if (code === undefined && !PROTOCOLS.includes(text)) {
      throw paramValidation('protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.')
    }
    if (code !== undefined && code !== -1 && (code < 0 || code > 255)) {
      throw paramValidation('protocol numbers must be in the range 0-255 or -1 to specify all protocols')
    }
    rule(params).IpProtocol = text === 'all' ? '-1' : text
  }),
  option('port', (params, value) => {
    const text = String(value)
    const dash = text.indexOf('-')
    const [from, to] =
      text === '-1' || text === 'all'
        ? ['-1', '-1']
        : dash === -1
          ? [text, text]
          : [text.slice(0, dash), text.slice(dash + 1)]
    const permission = rule(params)
    const [low, high] = [number(from), number(to)]
    if (low === undefined || high === undefined) {
      throw paramValidation('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)')
    }
    permission.FromPort = low
    permission.ToPort = high
  }),
  option('cidr', (params, value) => {
    rule(params).IpRanges = [{ CidrIp: String(value) }]
  }),
  option('source-group', (params, value) => {
    group(params)[String(value).startsWith('sg-') ? 'GroupId' : 'GroupName'] = String(value)
  }),
  option('group-owner', (params, value) => {
    group(params).UserId = String(value)
  }),
]

export const securityGroupRules = {
  table: (table: ParameterTable): ParameterTable =>
    new Map([...table, ...RULE_OPTIONS.map((parameter): [string, Parameter] => [parameter.name.slice(2), parameter])]),
  check: (values: ParsedArguments['values']): void => {
    const permissions = values.get('ip_permissions')
    if (!Array.isArray(permissions) || permissions.length === 0) return
    const mixed = ['protocol', 'port', 'cidr', 'source_group', 'group_owner'].find((dest) => values.get(dest))
    if (mixed) {
      throw paramValidation(`The --${mixed} option is not compatible with the --ip-permissions option `)
    }
  },
}

/** What has to move into the network interface once there is one. */
const INTERFACE_MEMBERS: [string, string, (value: Plain) => Plain][] = [
  ['SubnetId', 'SubnetId', (value) => value],
  ['SecurityGroupIds', 'Groups', (value) => value],
  ['PrivateIpAddress', 'PrivateIpAddresses', (value) => [{ PrivateIpAddress: value, Primary: true }]],
  ['Ipv6AddressCount', 'Ipv6AddressCount', (value) => value],
  ['Ipv6Addresses', 'Ipv6Addresses', (value) => value],
  ['EnablePrimaryIpv6', 'PrimaryIpv6', (value) => value],
]

const networkInterface = (params: PlainObject): PlainObject => {
  params.NetworkInterfaces ??= [{ DeviceIndex: 0 }]
  return (params.NetworkInterfaces as PlainObject[])[0]!
}

const associate: Apply = (params, value) => {
  networkInterface(params).AssociatePublicIpAddress = value as boolean
}

const ADDRESS_OPTIONS: Parameter[] = [
  option(
    'secondary-private-ip-addresses',
    (params, value) => {
      const addresses = value as string[]
      if (addresses.length === 0) return
      networkInterface(params).PrivateIpAddresses ??= addresses.map((address) => ({
        PrivateIpAddress: address,
        Primary: false,
      }))
    },
    { count: '*' },
  ),
  option(
    'secondary-private-ip-address-count',
    (params, value) => {
      if (value) networkInterface(params).SecondaryPrivateIpAddressCount = value as number
    },
    { type: 'int' },
  ),
  option('associate-public-ip-address', associate, { action: 'store-true', typeName: 'boolean' }),
  option('no-associate-public-ip-address', associate, {
    action: 'store-false',
    dest: 'no_associate_public_ip_address',
    typeName: 'boolean',
  }),
]

export const secondaryAddresses = {
  table: (table: ParameterTable): ParameterTable =>
    new Map([
      ...table,
      ...ADDRESS_OPTIONS.map((parameter): [string, Parameter] => [parameter.name.slice(2), parameter]),
    ]),
  check: (values: ParsedArguments['values']): void => {
    const interfaces = values.get('network_interfaces')
    if (!Array.isArray(interfaces) || interfaces.length === 0) return
    const scalar = [
      'secondary_private_ip_addresses',
      'secondary_private_ip_address_count',
      'associate_public_ip_address',
    ].some((dest) => values.get(dest))
    if (scalar) {
      throw paramValidation('Mixing the --network-interfaces option with the simple, scalar options is not supported.')
    }
  },
  params: (params: PlainObject): void => {
    const first = (params.NetworkInterfaces as PlainObject[] | undefined)?.[0]
    if (!first) return
    if (
      !['PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AssociatePublicIpAddress'].some((name) =>
        Object.hasOwn(first, name),
      )
    )
      return
    for (const [from, to, change] of INTERFACE_MEMBERS) {
      if (!Object.hasOwn(params, from)) continue
      first[to] = change(params[from]!)
      delete params[from]
    }
  },
}

/** An attribute that is a structure of one boolean is written as `--name` and `--no-name`, too. */
export function attributeBooleans(model: ServiceModel, table: ParameterTable): ParameterTable {
  const changed: ParameterTable = new Map()
  for (const [name, parameter] of table) {
    const { member } = parameter
    const members = member ? Object.entries(shapeOf(model, member.ref).members ?? {}) : []
    const [only] = members
    const isBoolean =
      members.length === 1 &&
      only![0] === 'Value' &&
      shapeOf(model, only![1]).type === 'boolean' &&
      member !== undefined
    if (!isBoolean) {
      changed.set(name, parameter)
      continue
    }
    changed.set(name, {
      ...parameter,
      count: '?',
      apply: (params, value, context) => {
        if (value === null) params[member.name] = { Value: true }
        else parameter.apply?.(params, value, context)
      },
    })
    changed.set(`no-${name}`, {
      name: `--no-${name}`,
      dest: `no_${parameter.dest}`,
      action: 'store-true',
      typeName: 'boolean',
      apply: (params) => {
        params[member.name] = { Value: false }
      },
    })
  }
  return changed
}
