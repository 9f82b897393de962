import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { AttachedPolicy, User } from '../shapes.ts'

/** Users are taken out, policies detached, inline ones deleted; then the group. */
export function DeleteGroup({ groupName, onClose }: { groupName: string; onClose: (deleted: boolean) => void }) {
  const remove = useAction(async (aws) => {
    const group = { GroupName: groupName }
    const { Users } = await aws<{ Users: User[] }>('iam', 'GetGroup', group)
    for (const { UserName } of Users) await aws('iam', 'RemoveUserFromGroup', { ...group, UserName })
    const { AttachedPolicies } = await aws<{ AttachedPolicies: AttachedPolicy[] }>(
      'iam',
      'ListAttachedGroupPolicies',
      group,
    )
    for (const { PolicyArn } of AttachedPolicies) await aws('iam', 'DetachGroupPolicy', { ...group, PolicyArn })
    const { PolicyNames } = await aws<{ PolicyNames: string[] }>('iam', 'ListGroupPolicies', group)
    for (const PolicyName of PolicyNames) await aws('iam', 'DeleteGroupPolicy', { ...group, PolicyName })
    await aws('iam', 'DeleteGroup', group)
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete ${groupName}?`}
      type={groupName}
      label="Delete"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `User group ${groupName} deleted.` })
        onClose(true)
      }}
    >
      Delete the user group permanently? Its users stay, and lose the permissions that they had through it. This action
      cannot be undone.
    </ConfirmDelete>
  )
}
