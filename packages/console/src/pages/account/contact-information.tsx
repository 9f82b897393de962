import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { type Field, FieldsForm } from './fields-form.tsx'

const fields: readonly Field[] = [
  { name: 'FullName', label: 'Full name' },
  { name: 'CompanyName', label: 'Company name', optional: true },
  { name: 'AddressLine1', label: 'Address line 1' },
  { name: 'AddressLine2', label: 'Address line 2', optional: true },
  { name: 'City', label: 'City' },
  { name: 'StateOrRegion', label: 'State, province, or region', optional: true },
  { name: 'PostalCode', label: 'Postal code' },
  { name: 'CountryCode', label: 'Country or Region', constraint: 'Two letters, such as DE.' },
  { name: 'PhoneNumber', label: 'Phone number', constraint: 'With the country\u2019s code, such as +49 421 000000.' },
  { name: 'WebsiteUrl', label: 'Website URL', optional: true },
]

/** *Contact information*: the address of the account. */
export function ContactInformation() {
  const { data, fault, refresh } = useRead<{ ContactInformation: Record<string, string> } | null>(
    'account',
    'GetContactInformation',
    {},
    { absent: ['ResourceNotFoundException'] },
  )
  const [open, setOpen] = useState(false)
  const save = useAction(async (aws, values: Record<string, string>) => {
    await aws('account', 'PutContactInformation', { ContactInformation: values })
    return true
  })
  const contact = data?.ContactInformation
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              disabled={data === undefined}
              disabledReason="The contact has not been read."
              onClick={() => setOpen(true)}
            >
              Edit
            </Button>
          }
        >
          Contact information
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        {data === undefined && !fault && <Waiting lines={3} />}
        {data !== undefined && (
          <KeyValuePairs
            columns={3}
            items={fields.map(({ name, label }) => ({ label, value: contact?.[name] ?? '-' }))}
          />
        )}
      </SpaceBetween>
      {open && (
        <FieldsForm
          title="Edit contact information"
          fields={fields}
          values={contact ?? {}}
          busy={save.busy}
          fault={save.fault}
          onClose={() => setOpen(false)}
          onSave={async (values) => {
            if (!(await save.run(values))) return
            notify({ type: 'success', content: 'Contact information updated.' })
            setOpen(false)
          }}
        />
      )}
    </Container>
  )
}
