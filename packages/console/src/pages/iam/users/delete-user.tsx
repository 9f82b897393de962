import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { AccessKey, AttachedPolicy, Group, MfaDevice } from '../shapes.ts'

/** As AWS's console does: what hangs on the user goes first, each by its own call, and the user last. */
export function DeleteUser({ userName, onClose }: { userName: string; onClose: (deleted: boolean) => void }) {
  const remove = useAction(async (aws) => {
    const user = { UserName: userName }
    const { AccessKeyMetadata } = await aws<{ AccessKeyMetadata: AccessKey[] }>('iam', 'ListAccessKeys', user)
    for (const { AccessKeyId } of AccessKeyMetadata) await aws('iam', 'DeleteAccessKey', { ...user, AccessKeyId })
    const { MFADevices } = await aws<{ MFADevices: MfaDevice[] }>('iam', 'ListMFADevices', user)
    for (const { SerialNumber } of MFADevices) {
      await aws('iam', 'DeactivateMFADevice', { ...user, SerialNumber })
      await aws('iam', 'DeleteVirtualMFADevice', { SerialNumber })
    }
    const { AttachedPolicies } = await aws<{ AttachedPolicies: AttachedPolicy[] }>(
      'iam',
      'ListAttachedUserPolicies',
      user,
    )
    for (const { PolicyArn } of AttachedPolicies) await aws('iam', 'DetachUserPolicy', { ...user, PolicyArn })
    const { PolicyNames } = await aws<{ PolicyNames: string[] }>('iam', 'ListUserPolicies', user)
    for (const PolicyName of PolicyNames) await aws('iam', 'DeleteUserPolicy', { ...user, PolicyName })
    const { Groups } = await aws<{ Groups: Group[] }>('iam', 'ListGroupsForUser', user)
    for (const { GroupName } of Groups) await aws('iam', 'RemoveUserFromGroup', { ...user, GroupName })
    try {
      await aws('iam', 'DeleteLoginProfile', user)
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'NoSuchEntity') throw fault
    }
    await aws('iam', 'DeleteUser', user)
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete ${userName}?`}
      type={userName}
      label="Delete user"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `User ${userName} deleted.` })
        onClose(true)
      }}
    >
      The user goes for good, with password, keys, devices and inline policies, and leaves every group. This cannot be
      undone.
    </ConfirmDelete>
  )
}
