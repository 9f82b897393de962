import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { ConfirmDelete } from '../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { type Field, FieldsForm } from './fields-form.tsx'

const kinds = [
  { type: 'BILLING', label: 'Billing', text: 'Receives invoices and other mails about the bill.' },
  { type: 'OPERATIONS', label: 'Operations', text: 'Receives mails about outages and changes.' },
  {
    type: 'SECURITY',
    label: 'Security',
    text: 'Receives mails about abuse and leaked keys. Somebody should read them on a Sunday, too.',
  },
] as const

type Kind = (typeof kinds)[number]

const fields: readonly Field[] = [
  { name: 'Name', label: 'Full name' },
  { name: 'Title', label: 'Title' },
  { name: 'EmailAddress', label: 'Email' },
  { name: 'PhoneNumber', label: 'Phone number' },
]

/** *Alternate contacts*: whom AWS writes to beside root. */
export function AlternateContacts() {
  return (
    <Container header={<Header variant="h2">Alternate contacts</Header>}>
      <SpaceBetween size="l">
        {kinds.map((kind) => (
          <Contact key={kind.type} kind={kind} />
        ))}
      </SpaceBetween>
    </Container>
  )
}

function Contact({ kind: { type, label, text } }: { kind: Kind }) {
  const { data, fault, refresh } = useRead<{ AlternateContact: Record<string, string> } | null>(
    'account',
    'GetAlternateContact',
    { AlternateContactType: type },
    { absent: ['ResourceNotFoundException'] },
  )
  const [asked, setAsked] = useState<'edit' | 'delete'>()
  const contact = data?.AlternateContact
  const save = useAction(async (aws, values: Record<string, string>) => {
    await aws('account', 'PutAlternateContact', { ...values, AlternateContactType: type })
    return true
  })
  const remove = useAction(async (aws) => {
    await aws('account', 'DeleteAlternateContact', { AlternateContactType: type })
    return true
  })
  return (
    <SpaceBetween size="s">
      <Header
        variant="h3"
        description={text}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {contact && (
              <Button ariaLabel={`Delete the ${label.toLowerCase()} contact`} onClick={() => setAsked('delete')}>
                Delete
              </Button>
            )}
            <Button
              ariaLabel={`${contact ? 'Edit' : 'Add'} the ${label.toLowerCase()} contact`}
              disabled={data === undefined}
              disabledReason="The contacts have not been read."
              onClick={() => setAsked('edit')}
            >
              {contact ? 'Edit' : 'Add'}
            </Button>
          </SpaceBetween>
        }
      >
        {label} contact
      </Header>
      <FaultAlert fault={fault} onRetry={refresh} />
      {data === undefined && !fault && <Waiting />}
      {data === null && 'None: AWS writes to the root user\u2019s address.'}
      {contact && (
        <KeyValuePairs columns={4} items={fields.map(({ name, label }) => ({ label, value: contact[name] ?? '-' }))} />
      )}
      {asked === 'edit' && (
        <FieldsForm
          title={`${label} contact`}
          fields={fields}
          values={Object.fromEntries(fields.map(({ name }) => [name, contact?.[name] ?? '']))}
          busy={save.busy}
          fault={save.fault}
          onClose={() => setAsked(undefined)}
          onSave={async (values) => {
            if (!(await save.run(values))) return
            notify({ type: 'success', content: `${label} contact updated.` })
            setAsked(undefined)
          }}
        />
      )}
      <ConfirmDelete
        visible={asked === 'delete'}
        title={`Delete the ${label.toLowerCase()} contact?`}
        label="Delete"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({ type: 'success', content: `${label} contact deleted.` })
          setAsked(undefined)
        }}
      >
        From then on AWS writes to the root user&#8217;s address alone.
      </ConfirmDelete>
    </SpaceBetween>
  )
}
