import Modal from '@cloudscape-design/components/modal'
import { useStore } from '@nanostores/react'
import { FormActions } from '../parts/form-actions.tsx'
import { forgetDrafts } from '../parts/use-draft.ts'
import { $leaving, leaveAnyway } from '../router/location.ts'

/** Asks before what was entered is left behind. */
export function Leaving() {
  const to = useStore($leaving)
  const stay = () => $leaving.set(undefined)
  const leave = () => {
    forgetDrafts()
    leaveAnyway()
  }
  return (
    <Modal
      visible={to !== undefined}
      header="Leave page"
      closeAriaLabel="Close"
      onDismiss={stay}
      footer={<FormActions label="Leave" onCancel={stay} onSubmit={leave} />}
    >
      Changes that you have not saved are lost when you leave this page.
    </Modal>
  )
}
