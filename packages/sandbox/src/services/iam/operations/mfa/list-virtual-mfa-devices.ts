import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { accounts } from '../../../../world/account.ts'
import { ROOT_OWNER } from '../../access-keys.ts'
import { rootArn } from '../../arns.ts'
import { type MfaDevice, mfaDevices } from '../../entities/mfa-devices.ts'
import { mfaArn } from '../../mfa/devices.ts'
import { userOfOwner } from '../../owners.ts'
import { type PageInput, readPage } from '../../pagination.ts'
import { userOut } from '../../users.ts'

interface Input extends PageInput {
  AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any'
}

/** Whom a device is enabled for, and when. */
function assignment(call: Call, device: MfaDevice): AwsStructure {
  if (device.owner === undefined) return {}
  const user = userOfOwner(call, device.owner)
  const account = call.world.table(accounts).get(call.account)
  const root = {
    UserId: call.account,
    Arn: rootArn(call.account),
    CreateDate: new Date(account?.createdAt ?? call.now),
  }
  return {
    ...(user && { User: userOut(user, call.account, 'list') }),
    ...(device.owner === ROOT_OWNER && { User: root }),
    ...(device.enableDate !== undefined && { EnableDate: new Date(device.enableDate) }),
  }
}

export const listVirtualMfaDevices = defineOperation<Input>({
  service: 'iam',
  name: 'ListVirtualMFADevices',
  access: 'List',
  authorise: ({ account }) => ({ action: 'iam:ListVirtualMFADevices', resource: mfaArn(account, '/', '') }),
  execute(call) {
    const { AssignmentStatus = 'Any' } = call.input
    const { items, rest } = readPage(
      call.input,
      (after, limit) => call.table(mfaDevices).list({ after, limit }),
      mfaDevices.key,
      ({ owner }) => AssignmentStatus === 'Any' || (owner !== undefined) === (AssignmentStatus === 'Assigned'),
    )
    return {
      VirtualMFADevices: items.map((device) => ({ SerialNumber: device.serialNumber, ...assignment(call, device) })),
      ...rest,
    }
  },
})
