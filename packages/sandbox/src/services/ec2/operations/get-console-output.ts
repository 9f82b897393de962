import { toBase64, utf8 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Instance } from '../entities.ts'
import { findImage } from '../images/images.ts'
import { privateDns } from '../instances/instance-out.ts'
import { existingInstance, instanceCheck } from '../instances/instances.ts'
import { runningFor } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'

interface Input {
  InstanceId: string
}

/** What an image writes while it starts, in short. */
function console(call: Call, instance: Instance): string {
  const image = findImage(call, instance.imageId)
  const name = privateDns(instance.region, instance.network.privateIpAddress).split('.')[0]
  const started = instance.transition.since.replace('T', ' ').replace('Z', ' +0000')
  return [
    `[    0.000000] Booting ${image?.name ?? instance.imageId}`,
    `[    1.482113] systemd[1]: Set hostname to <${name}>.`,
    `[    5.120951] cloud-init: running 'init' at ${started}.`,
    ...(instance.userData === undefined ? [] : ['[    6.904410] cloud-init: running user data.']),
    `[    7.310027] cloud-init: finished.`,
    '',
    `${name} login: `,
  ].join('\r\n')
}

export const getConsoleOutput = ec2Operation<Input>({
  name: 'GetConsoleOutput',
  access: 'Read',
  authorise: (call) => instanceCheck(call, 'GetConsoleOutput', call.input.InstanceId),
  execute(call) {
    const instance = existingInstance(call, call.input.InstanceId)
    const up = runningFor(call, instance) !== undefined
    return {
      InstanceId: instance.instanceId,
      Timestamp: new Date(call.now),
      ...(up && { Output: toBase64(utf8(console(call, instance))) }),
    }
  },
})

/** Of Windows alone, and there encrypted with the key pair: no instance here has an administrator to write one. */
export const getPasswordData = ec2Operation<Input>({
  name: 'GetPasswordData',
  access: 'Read',
  authorise: (call) => instanceCheck(call, 'GetPasswordData', call.input.InstanceId),
  execute(call) {
    const { instanceId } = existingInstance(call, call.input.InstanceId)
    return { InstanceId: instanceId, Timestamp: new Date(call.now), PasswordData: '' }
  },
})
