import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'

export function DeleteBudget({ name, onClose }: { name: string; onClose: (deleted: boolean) => void }) {
  const AccountId = useStore($session)?.accountId ?? ''
  const remove = useAction(async (aws) => {
    await aws('budgets', 'DeleteBudget', { AccountId, BudgetName: name })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete ${name}?`}
      label="Delete"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `Budget ${name} deleted.` })
        onClose(true)
      }}
    >
      Its alerts and its history go with it. Nobody is told of what is spent from now on.
    </ConfirmDelete>
  )
}
