import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useState } from 'react'
import { FaultAlert } from './fault-alert.tsx'
import { FormActions } from './form-actions.tsx'

interface Props {
  visible: boolean
  /** "Delete dana?" */
  title: string
  /** What becomes of it, and that it cannot be undone. */
  children: ReactNode
  /** What must be typed before the button works. Without it a click is enough. */
  type?: string
  /** The button: "Delete user". */
  label: string
  busy: boolean
  /** Something in `children` must be done first. */
  waits?: boolean
  fault?: unknown
  onConfirm: () => void
  onCancel: () => void
}

/** AWS's confirmation of what cannot be taken back: the name has to be typed. */
export function ConfirmDelete(props: Props) {
  const { visible, title, children, type, label, busy, fault, onConfirm, onCancel } = props
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (!visible) setTyped('')
  }, [visible])
  const ready = !props.waits && (type === undefined || typed === type)
  return (
    <Modal
      visible={visible}
      header={title}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <FormActions
          label={label}
          busy={busy}
          unready={!ready && (type === undefined ? 'Answer above first.' : `Enter "${type}" first.`)}
          onCancel={onCancel}
          onSubmit={onConfirm}
        />
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !busy) onConfirm()
        }}
      >
        <SpaceBetween size="m">
          <Alert type="warning" statusIconAriaLabel="Warning">
            {children}
          </Alert>
          {type !== undefined && (
            <FormField label={`To confirm, enter "${type}" in the text field.`}>
              <Input
                value={typed}
                placeholder={type}
                autoComplete={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
          )}
          <FaultAlert fault={fault} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
