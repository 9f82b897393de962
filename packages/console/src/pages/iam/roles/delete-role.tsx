import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { AttachedPolicy } from '../shapes.ts'

interface Profile {
  InstanceProfileName: string
}

/** Out of its instance profiles, policies detached and deleted, and then the role, as AWS's console does it. */
export function DeleteRole({ roleName, onClose }: { roleName: string; onClose: (deleted: boolean) => void }) {
  const remove = useAction(async (aws) => {
    const role = { RoleName: roleName }
    const { InstanceProfiles } = await aws<{ InstanceProfiles: Profile[] }>('iam', 'ListInstanceProfilesForRole', role)
    for (const { InstanceProfileName } of InstanceProfiles) {
      await aws('iam', 'RemoveRoleFromInstanceProfile', { ...role, InstanceProfileName })
      if (InstanceProfileName === roleName) await aws('iam', 'DeleteInstanceProfile', { InstanceProfileName })
    }
    const { AttachedPolicies } = await aws<{ AttachedPolicies: AttachedPolicy[] }>(
      'iam',
      'ListAttachedRolePolicies',
      role,
    )
    for (const { PolicyArn } of AttachedPolicies) await aws('iam', 'DetachRolePolicy', { ...role, PolicyArn })
    const { PolicyNames } = await aws<{ PolicyNames: string[] }>('iam', 'ListRolePolicies', role)
    for (const PolicyName of PolicyNames) await aws('iam', 'DeleteRolePolicy', { ...role, PolicyName })
    await aws('iam', 'DeleteRole', role)
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete ${roleName}?`}
      type={roleName}
      label="Delete"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `Role ${roleName} deleted.` })
        onClose(true)
      }}
    >
      Delete the role permanently? This also deletes all its inline policies and any attached instance profiles of its
      name. What runs with it loses its credentials. This action cannot be undone.
    </ConfirmDelete>
  )
}
