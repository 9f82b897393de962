import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { FaultAlert } from '../../parts/fault-alert.tsx'

interface Props {
  title: string
  /** Of the button. */
  label: string
  busy: boolean
  fault: Error | undefined
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A short form in a dialog: Enter sends it, Escape leaves it. */
export function FormDialog({ title, label, busy, fault, onSubmit, onClose, children }: Props) {
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} onClick={onSubmit}>
              {label}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSubmit()
        }}
      >
        <SpaceBetween size="m">
          {children}
          <FaultAlert fault={fault} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
