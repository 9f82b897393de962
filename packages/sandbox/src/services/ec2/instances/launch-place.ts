import type { Call } from '../../../call.ts'
import type { SecurityGroup } from '../entities.ts'
import { ec2Error, invalidParameterCombination, invalidParameterValue, notFound, wellFormed } from '../errors.ts'
import { defaultGroup, existingGroup, existingGroupByName, findGroup, findGroupByName } from '../groups/groups.ts'
import { type Subnet, subnets } from '../network/default-vpc.ts'
import { type InterfaceInput, type LaunchInput, typeOf } from './launch-input.ts'
import { INSTANCE_TYPES, zonesOffering } from './types.ts'

/** The network interface of a launch, which may be spelled out or not. */
export const primaryInterface = ({ NetworkInterfaces = [] }: LaunchInput): InterfaceInput | undefined =>
  NetworkInterfaces.find(({ DeviceIndex = 0 }) => DeviceIndex === 0)

export const subnetIdOf = (input: LaunchInput): string | undefined =>
  primaryInterface(input)?.SubnetId ?? input.SubnetId

const groupIdsOf = (input: LaunchInput): readonly string[] =>
  primaryInterface(input)?.Groups ?? input.SecurityGroupIds ?? []

/**
 * Where the instances go: the subnet asked for, that of the zone asked for, or one of those that offer the type. One
 * request is answered the same whenever it asks. `undefined` for what does not exist.
 */
export function placeOf(call: Call<LaunchInput>): Subnet | undefined {
  const all = subnets(call)
  const subnetId = subnetIdOf(call.input)
  if (subnetId !== undefined) return all.find((subnet) => subnet.subnetId === subnetId)
  const zone = call.input.Placement?.AvailabilityZone
  if (zone !== undefined) return all.find((subnet) => subnet.zone.name === zone)
  const type = INSTANCE_TYPES.get(typeOf(call.input))
  const offering = type ? zonesOffering(call, type) : []
  const suitable = all.filter((subnet) => offering.includes(subnet.zone.name))
  return suitable[Number.parseInt(call.request.id.slice(0, 4), 16) % suitable.length]
}

/** The groups of a launch as far as they exist: the default one where none is named. */
export function groupsOf(call: Call<LaunchInput>): readonly SecurityGroup[] {
  const ids = groupIdsOf(call.input)
  const names = call.input.SecurityGroups ?? []
  if (!ids.length && !names.length) return [defaultGroup(call)]
  const found = [...ids.map((id) => findGroup(call, id)), ...names.map((name) => findGroupByName(call, name))]
  return found.filter((group) => group !== undefined)
}

/** @throws AwsError for what cannot be, or does not exist */
export function checkedPlace(call: Call<LaunchInput>): { subnet: Subnet; groups: readonly SecurityGroup[] } {
  const { input } = call
  if (input.NetworkInterfaces?.length) {
    const both = (what: string) =>
      invalidParameterCombination(
        `Network interfaces and an instance-level ${what} may not be specified on the same request`,
      )
    if (input.SubnetId !== undefined) throw both('subnet ID')
    if (input.SecurityGroupIds?.length || input.SecurityGroups?.length) throw both('security groups')
    if (input.NetworkInterfaces.some(({ NetworkInterfaceId }) => NetworkInterfaceId !== undefined))
      throw notFound('network-interface', [
        input.NetworkInterfaces.find((one) => one.NetworkInterfaceId)!.NetworkInterfaceId!,
      ])
    if (input.NetworkInterfaces.length > 1 || !primaryInterface(input))
      throw ec2Error('UnsupportedOperation', 'An instance of the sandbox has one network interface, at device index 0.')
  } else if (input.SubnetId !== undefined && input.SecurityGroups?.length)
    throw invalidParameterCombination('The parameter groupName cannot be used with the parameter subnet')
  const subnet = checkedSubnet(call)
  for (const name of input.SecurityGroups ?? []) existingGroupByName(call, name)
  for (const id of groupIdsOf(input)) existingGroup(call, id)
  return { subnet, groups: groupsOf(call) }
}

function checkedSubnet(call: Call<LaunchInput>): Subnet {
  const { input } = call
  const subnetId = subnetIdOf(input)
  if (subnetId !== undefined) wellFormed('subnet', [subnetId])
  const subnet = placeOf(call)
  const zone = input.Placement?.AvailabilityZone
  if (!subnet && subnetId !== undefined) throw notFound('subnet', [subnetId])
  if (!subnet && zone !== undefined) throw invalidParameterValue(`Invalid availability zone: [${zone}]`)
  const type = INSTANCE_TYPES.get(typeOf(input))
  if (!subnet || !type)
    throw ec2Error(
      'Unsupported',
      'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
    )
  if (zone !== undefined && subnet.zone.name !== zone)
    throw invalidParameterValue(
      `Value (${zone}) for parameter availabilityZone is invalid. Subnet '${subnet.subnetId}' is in the availability zone ${subnet.zone.name}`,
    )
  const offering = zonesOffering(call, type)
  if (!offering.includes(subnet.zone.name))
    throw ec2Error(
      'Unsupported',
      `Your requested instance type (${type.name}) is not supported in your requested Availability Zone (${subnet.zone.name}). Please retry your request by not specifying an Availability Zone or choosing ${offering.join(', ')}.`,
    )
  return subnet
}
