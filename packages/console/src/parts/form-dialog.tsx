import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { FaultAlert } from './fault-alert.tsx'
import { FormActions } from './form-actions.tsx'

interface Props {
  title: string
  /** Of the button. */
  label: string
  busy: boolean
  /** Why it cannot be sent yet. */
  unready?: string | false
  fault: unknown
  /** Heads what AWS says when it refuses. */
  refused?: string
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A short form in a dialog: Enter sends it, Escape leaves it. */
export function FormDialog({ title, label, busy, unready, fault, refused, onSubmit, onClose, children }: Props) {
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={<FormActions label={label} busy={busy} unready={unready} onCancel={onClose} onSubmit={onSubmit} />}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !unready) onSubmit()
        }}
      >
        <SpaceBetween size="m">
          {children}
          <FaultAlert fault={fault} {...(refused !== undefined && { header: refused })} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
