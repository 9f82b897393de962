/** Starting, stopping, rebooting and terminating. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { type Instance, instances, type StateName, type Transition, volumes } from '../entities.ts'
import { ec2Error, incorrectInstanceState } from '../errors.ts'
import { publicAddress } from '../network/addresses.ts'
import { forgetTags } from '../tags.ts'
import { existingInstances, instanceCheck } from './instances.ts'
import { stateOf, stateOut } from './state.ts'

export interface InstancesInput {
  InstanceIds: string[]
  DryRun?: boolean
  Force?: boolean
}

export const checkEach = (name: string) => (call: Call<InstancesInput>) =>
  [...new Set(call.input.InstanceIds)].map((id) => instanceCheck(call, name, id))

/** What a request wants of each instance. */
export interface Wish {
  to: Transition['to']
  /** What is told of an instance in any other state. */
  wrongState: (instanceId: string, state: StateName) => string
  /** States from which it is carried out. */
  from: readonly StateName[]
  /** States in which there is nothing to do. */
  already: readonly StateName[]
  refuse?: (instance: Instance) => string | undefined
}

export const START: Wish = {
  to: 'running',
  wrongState: (id) => `The instance '${id}' is not in a state from which it can be started.`,
  from: ['stopped'],
  already: ['running', 'pending'],
}

export const STOP: Wish = {
  to: 'stopped',
  // The first as AWS answered: https://github.com/cloud-custodian/cloud-custodian/pull/6014
  wrongState: (id, state) =>
    state === 'pending'
      ? `Instance '${id}' cannot be stopped as it has never reached the 'running' state.`
      : `This instance '${id}' is not in a state from which it can be stopped.`,
  from: ['running'],
  already: ['stopped', 'stopping'],
  refuse: ({ instanceId, disableApiStop }) =>
    disableApiStop
      ? `The instance '${instanceId}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`
      : undefined,
}

export const TERMINATE: Wish = {
  to: 'terminated',
  wrongState: (id) => `The instance '${id}' is not in a state from which it can be terminated.`,
  from: ['pending', 'running', 'stopping', 'stopped'],
  already: ['shutting-down', 'terminated'],
  refuse: ({ instanceId, disableApiTermination }) =>
    disableApiTermination
      ? `The instance '${instanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`
      : undefined,
}

/**
 * Does it with all or with none; answers what each was and is.
 * @throws AwsError InvalidInstanceID.NotFound, IncorrectInstanceState, OperationNotPermitted
 */
export function carryOut(call: Call<InstancesInput>, wish: Wish): AwsStructure[] {
  return existingInstances(call, call.input.InstanceIds).map((instance) => {
    const before = stateOf(call, instance)
    const settled = wish.already.includes(before)
    if (!settled) {
      if (!wish.from.includes(before)) throw incorrectInstanceState(wish.wrongState(instance.instanceId, before))
      const refusal = wish.refuse?.(instance)
      if (refusal) throw ec2Error('OperationNotPermitted', refusal)
    }
    const changed = settled ? instance : change(call, instance, wish.to)
    return {
      InstanceId: instance.instanceId,
      CurrentState: stateOut(stateOf(call, changed)),
      PreviousState: stateOut(before),
    }
  })
}

function change(call: Call, instance: Instance, to: Transition['to']): Instance {
  const at = call.now.replace('T', ' ').replace('Z', ' GMT')
  const reason = {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    transition: `User initiated (${at})`,
  }
  const { publicIpAddress: _, ...network } = instance.network
  const changed: Instance = {
    ...instance,
    transition: { to, since: call.now, ...(to !== 'running' && { reason }) },
    network,
  }
  if (to === 'running') {
    changed.launchTime = call.now
    if (network.wantsPublicIp) changed.network = { ...network, publicIpAddress: publicAddress(call) }
  }
  if (to === 'terminated') {
    delete changed.profile
    forgetTags(call, network.networkInterfaceId)
    letGoOfVolumes(call, instance)
  }
  call.table(instances).put(changed)
  return changed
}

function letGoOfVolumes(call: Call, { instanceId }: Instance): void {
  const table = call.table(volumes)
  for (const volume of table.by('instance', instanceId)) {
    const { attachment, ...free } = volume
    if (attachment?.deleteOnTermination) {
      table.delete(volume.volumeId)
      forgetTags(call, volume.volumeId)
    } else table.put(free)
  }
}
