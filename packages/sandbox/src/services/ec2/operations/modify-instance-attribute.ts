import { toBase64 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { type Instance, instances, volumes } from '../entities.ts'
import { ec2Error, invalidParameterValue, missingParameter } from '../errors.ts'
import { groupCheck } from '../groups/checks.ts'
import { existingGroup } from '../groups/groups.ts'
import { existingInstance, instanceCheck } from '../instances/instances.ts'
import { stateOf } from '../instances/state.ts'
import { INSTANCE_TYPES } from '../instances/types.ts'
import { ec2Operation } from '../operation.ts'

interface Value<T> {
  Value?: T
}

interface Input {
  Attribute?: string
  BlockDeviceMappings?: Array<{ DeviceName?: string; Ebs?: { DeleteOnTermination?: boolean } }>
  DisableApiStop?: Value<boolean>
  DisableApiTermination?: Value<boolean>
  EbsOptimized?: Value<boolean>
  Groups?: string[]
  InstanceId: string
  InstanceInitiatedShutdownBehavior?: Value<string>
  InstanceType?: Value<string>
  SourceDestCheck?: Value<boolean>
  UserData?: Value<Uint8Array>
  Value?: string
}

type Change = (instance: Instance, call: Call, value: string) => Instance

const truth = (value: string): boolean => {
  if (!/^(true|false)$/i.test(value)) throw invalidParameterValue(`Value (${value}) for parameter value is invalid.`)
  return value.toLowerCase() === 'true'
}

const stopped: (of: Change) => Change = (of) => (instance, call, value) => {
  if (stateOf(call, instance) !== 'stopped')
    throw ec2Error('IncorrectInstanceState', `The instance '${instance.instanceId}' is not in the 'stopped' state.`)
  return of(instance, call, value)
}

/** Attributes that can be changed, by their names in requests, from their values as text. */
const CHANGES: Readonly<Record<string, Change>> = {
  disableApiStop: (instance, _, value) => ({ ...instance, disableApiStop: truth(value) }),
  disableApiTermination: (instance, _, value) => ({ ...instance, disableApiTermination: truth(value) }),
  ebsOptimized: stopped((instance, _, value) => ({ ...instance, ebsOptimized: truth(value) })),
  instanceInitiatedShutdownBehavior(instance, _, value) {
    if (value !== 'stop' && value !== 'terminate')
      throw invalidParameterValue(`Value (${value}) for parameter instanceInitiatedShutdownBehavior is invalid.`)
    return { ...instance, shutdownBehavior: value }
  },
  instanceType: stopped((instance, _, value) => {
    const [now, wanted] = [INSTANCE_TYPES.get(instance.instanceType), INSTANCE_TYPES.get(value)]
    if (!wanted) throw invalidParameterValue(`Invalid value '${value}' for InstanceType.`)
    if (now && now.architecture !== wanted.architecture)
      throw invalidParameterValue(
        `The architecture '${wanted.architecture}' of the specified instance type does not match the architecture '${now.architecture}' of the instance.`,
      )
    return { ...instance, instanceType: value }
  }),
  sourceDestCheck: (instance, _, value) => ({ ...instance, sourceDestCheck: truth(value) }),
  userData: stopped((instance, _, value) => ({ ...instance, userData: value })),
}

/** The changes that a request asks for, whichever of its two forms it has. AWS takes one attribute at a time. */
function changesOf(input: Input): Array<[attribute: string, value: string]> {
  const { Attribute, Value: text } = input
  const of = (name: string, given: Value<boolean | string> | undefined): Array<[string, string]> =>
    given?.Value === undefined ? [] : [[name, String(given.Value)]]
  return [
    ...(Attribute !== undefined && text !== undefined ? ([[Attribute, text]] as Array<[string, string]>) : []),
    ...of('disableApiStop', input.DisableApiStop),
    ...of('disableApiTermination', input.DisableApiTermination),
    ...of('ebsOptimized', input.EbsOptimized),
    ...of('instanceInitiatedShutdownBehavior', input.InstanceInitiatedShutdownBehavior),
    ...of('instanceType', input.InstanceType),
    ...of('sourceDestCheck', input.SourceDestCheck),
    // The codec has decoded what the CLI encoded.
    ...(input.UserData?.Value ? ([['userData', toBase64(input.UserData.Value)]] as Array<[string, string]>) : []),
  ]
}

const attributeOf = (input: Input): string | undefined =>
  changesOf(input)[0]?.[0] ?? (input.Groups && 'groupSet') ?? (input.BlockDeviceMappings && 'blockDeviceMapping')

export const modifyInstanceAttribute = ec2Operation<Input, undefined>({
  name: 'ModifyInstanceAttribute',
  access: 'Write',
  authorise(call) {
    const { input } = call
    const attribute = attributeOf(input)
    const value = changesOf(input)[0]?.[1]
    return [
      instanceCheck(call, 'ModifyInstanceAttribute', input.InstanceId, {
        ...(attribute !== undefined && { 'ec2:Attribute': attribute }),
        ...(attribute !== undefined && value !== undefined && { [`ec2:Attribute/${attribute}`]: value }),
      }),
      ...(input.Groups ?? []).map((id) => groupCheck(call, 'ModifyInstanceAttribute', id)),
    ]
  },
  execute(call) {
    const { input } = call
    const instance = existingInstance(call, input.InstanceId)
    const changes = changesOf(input)
    const asked = changes.length + Number(input.Groups !== undefined) + Number(input.BlockDeviceMappings !== undefined)
    if (asked === 0) throw missingParameter('attribute')
    if (asked > 1) throw ec2Error('InvalidParameterCombination', 'Fields for multiple attribute types specified.')
    let changed = instance
    for (const [attribute, value] of changes) {
      const change = CHANGES[attribute]
      if (!change)
        throw invalidParameterValue(`Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`)
      changed = change(changed, call, value)
    }
    if (input.Groups) {
      if (!input.Groups.length) throw missingParameter('groupId')
      changed = { ...changed, groups: input.Groups.map((id) => existingGroup(call, id).groupId) }
    }
    for (const { DeviceName, Ebs } of input.BlockDeviceMappings ?? [])
      keepOrDelete(call, instance, DeviceName ?? '', Ebs?.DeleteOnTermination ?? true)
    call.table(instances).put(changed)
  },
})

function keepOrDelete(call: Call, { instanceId }: Instance, device: string, deleteOnTermination: boolean): void {
  const table = call.table(volumes)
  const volume = table.by('instance', instanceId).find(({ attachment }) => attachment?.device === device)
  if (!volume?.attachment) throw ec2Error('InvalidInstanceAttributeValue', `No device is currently mapped at ${device}`)
  table.put({ ...volume, attachment: { ...volume.attachment, deleteOnTermination } })
}
