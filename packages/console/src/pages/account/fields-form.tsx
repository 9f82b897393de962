import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'

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
    <FormDialog
      title={title}
      label="Update"
      busy={busy}
      unready={missing && 'Fill in what is not optional.'}
      fault={fault}
      onSubmit={() => onSave(filled(entered))}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}

const filled = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
