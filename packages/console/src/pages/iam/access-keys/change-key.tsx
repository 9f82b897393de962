import SpaceBetween from '@cloudscape-design/components/space-between'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { type Owner, userNameOf } from '../owner.ts'
import type { AccessKey } from '../shapes.ts'

export type KeyChange = 'activate' | 'deactivate' | 'delete'

const texts = {
  activate: { title: 'Activate access key', label: 'Activate', done: 'activated' },
  deactivate: { title: 'Deactivate access key', label: 'Deactivate', done: 'deactivated' },
  delete: { title: 'Delete access key', label: 'Delete', done: 'deleted' },
} as const satisfies Record<KeyChange, object>

interface Props {
  owner: Owner
  accessKey: AccessKey
  what: KeyChange
  onClose: () => void
}

/** Each change of a key asks first; deleting wants the key's id typed, and first switches it off, as AWS's console does. */
export function ChangeKey({ owner, accessKey: { AccessKeyId, Status }, what, onClose }: Props) {
  const { title, label, done } = texts[what]
  const change = useAction(async (aws) => {
    const key = { ...userNameOf(owner), AccessKeyId }
    if (what === 'delete') {
      if (Status === 'Active') await aws('iam', 'UpdateAccessKey', { ...key, Status: 'Inactive' })
      await aws('iam', 'DeleteAccessKey', key)
    } else await aws('iam', 'UpdateAccessKey', { ...key, Status: what === 'activate' ? 'Active' : 'Inactive' })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={title}
      label={label}
      {...(what === 'delete' && { type: AccessKeyId })}
      busy={change.busy}
      fault={change.fault}
      onCancel={onClose}
      onConfirm={async () => {
        if (!(await change.run())) return
        notify({ type: 'success', content: `Access key ${AccessKeyId} ${done}.` })
        onClose()
      }}
    >
      <SpaceBetween size="xs">
        {what === 'activate' && <span>Calls signed with {AccessKeyId} are answered again.</span>}
        {what === 'deactivate' && (
          <span>
            {AccessKeyId} can no longer be used for calls. You can activate it again: deactivate first, see what breaks,
            then delete.
          </span>
        )}
        {what === 'delete' && (
          <SpaceBetween size="xs">
            <span>Deleting {AccessKeyId} is permanent and cannot be undone.</span>
            {Status === 'Active' && <span>The key is still active; it is deactivated first.</span>}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ConfirmDelete>
  )
}
