import { utf8 } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { type PushedKey, pushedKeys } from '../../ec2/entities.ts'
import { findInstance, instanceCheck } from '../../ec2/instances/instances.ts'
import { stateOf } from '../../ec2/instances/state.ts'
import { readPublicKey } from '../../ec2/key-pairs/key-material.ts'

interface Input {
  AvailabilityZone?: string
  InstanceId: string
  InstanceOSUser: string
  SSHPublicKey: string
}

/** How long a pushed key opens the door, in milliseconds: EC2 User Guide, *EC2 Instance Connect*. */
const GOOD_FOR = 60_000

/** The modelled errors of the service; their words are unverified. */
const refused = (code: string, message: string) => new AwsError(code, 400, message)

export const sendSshPublicKey = defineOperation<Input>({
  service: 'ec2-instance-connect',
  name: 'SendSSHPublicKey',
  access: 'Write',
  authorise(call) {
    const { InstanceId, InstanceOSUser } = call.input
    const { context, ...check } = instanceCheck(call, 'SendSSHPublicKey', InstanceId)
    const tags = Object.entries(context ?? {}).filter(([key]) => /^(aws|ec2):ResourceTag\//.test(key))
    return {
      ...check,
      action: 'ec2-instance-connect:SendSSHPublicKey',
      context: { ...Object.fromEntries(tags), 'ec2:osuser': InstanceOSUser },
    }
  },
  execute(call) {
    const { AvailabilityZone, InstanceId, InstanceOSUser, SSHPublicKey } = call.input
    const instance = findInstance(call, InstanceId)
    if (!instance || (AvailabilityZone !== undefined && instance.zone !== AvailabilityZone))
      throw refused('EC2InstanceNotFoundException', 'Instance not found')
    if (stateOf(call, instance) !== 'running')
      throw refused('EC2InstanceStateInvalidException', 'Instance is not in a valid state to complete the operation')
    const key: PushedKey = {
      instanceId: InstanceId,
      osUser: InstanceOSUser,
      publicKey: publicKey(SSHPublicKey, InstanceOSUser),
      expires: new Date(call.wallTime + GOOD_FOR).toISOString(),
    }
    call.table(pushedKeys).put(key)
    return { RequestId: call.request.id, Success: true }
  },
})

function publicKey(text: string, comment: string): string {
  try {
    return readPublicKey(utf8(text), comment).publicKey
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw refused('InvalidArgsException', 'SSHPublicKey is not a valid public key')
  }
}
