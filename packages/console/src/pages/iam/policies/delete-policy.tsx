import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { detach } from '../permissions/holder.ts'
import type { PolicyVersion } from '../shapes.ts'
import { attachedEntities, type Entities } from './attached-entities.ts'

interface Props {
  policy: { Arn: string; PolicyName: string }
  onClose: (deleted: boolean) => void
}

/** Detached from everyone, its other versions deleted, and then itself: IAM takes it no other way. */
export function DeletePolicy({ policy: { Arn, PolicyName }, onClose }: Props) {
  const remove = useAction(async (aws) => {
    const entities = await aws<Entities>('iam', 'ListEntitiesForPolicy', { PolicyArn: Arn })
    for (const holder of attachedEntities(entities))
      await aws('iam', detach(holder), { [`${holder.kind}Name`]: holder.name, PolicyArn: Arn })
    const { Versions } = await aws<{ Versions: PolicyVersion[] }>('iam', 'ListPolicyVersions', { PolicyArn: Arn })
    for (const { VersionId, IsDefaultVersion } of Versions)
      if (!IsDefaultVersion) await aws('iam', 'DeletePolicyVersion', { PolicyArn: Arn, VersionId })
    await aws('iam', 'DeletePolicy', { PolicyArn: Arn })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete ${PolicyName}?`}
      type={PolicyName}
      label="Delete"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `Policy ${PolicyName} deleted.` })
        onClose(true)
      }}
    >
      Delete the policy permanently, with all its versions? It is detached from every user, group and role first. This
      action cannot be undone.
    </ConfirmDelete>
  )
}
