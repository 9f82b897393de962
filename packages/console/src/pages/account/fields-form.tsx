import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { FaultAlert } from '../../parts/fault-alert.tsx'

export interface Field {
  name: string
  label: string
  optional?: boolean
  constraint?: string
}

interface Props {
  title: string
  fields: readonly Field[]
  values: Record<string, string>
  busy: boolean
  fault: unknown
  onSave: (values: Record<string, string>) => void
  onClose: () => void
}

/** A few lines of text, in a dialog: a contact. */
export function FieldsForm({ title, fields, values, busy, fault, onSave, onClose }: Props) {
  const [entered, setEntered] = useState(values)
  const missing = fields.some(({ name, optional }) => !optional && (entered[name] ?? '').trim() === '')
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
            <Button
              variant="primary"
              loading={busy}
              disabled={missing}
              disabledReason="Fill in what is not optional."
              onClick={() => onSave(filled(entered))}
            >
              Update
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {fields.map(({ name, label, optional, constraint }) => (
          <FormField
            key={name}
            label={optional ? `${label} - optional` : label}
            {...(constraint && { constraintText: constraint })}
          >
            <Input
              value={entered[name] ?? ''}
              autoComplete={false}
              onChange={({ detail }) => setEntered({ ...entered, [name]: detail.value })}
            />
          </FormField>
        ))}
        <FaultAlert fault={fault} />
      </SpaceBetween>
    </Modal>
  )
}

const filled = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
