import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { onAws, signInAddress } from '../sign-in-address.ts'

/** *AWS Account*: its id, its alias, where users sign in. */
export function AccountCard() {
  const session = useStore($session)
  const { data, fault, refresh } = useRead<{ AccountAliases: string[] }>('iam', 'ListAccountAliases')
  const [asked, setAsked] = useState<'edit' | 'delete'>()
  const id = session?.accountId ?? ''
  const alias = data?.AccountAliases[0]
  const account = alias ?? id
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">AWS Account</Header>}>
        <SpaceBetween size="m">
          <FaultAlert fault={fault} onRetry={refresh} />
          <KeyValuePairs
            columns={1}
            items={[
              { label: 'Account ID', value: <Copy text={id} label="Copy the account ID" /> },
              {
                label: 'Account Alias',
                value: (
                  <SpaceBetween direction="horizontal" size="xs">
                    <span>{alias ?? 'None'}</span>
                    <Button
                      variant="inline-link"
                      ariaLabel={alias === undefined ? 'Create account alias' : 'Edit account alias'}
                      onClick={() => setAsked('edit')}
                    >
                      {alias === undefined ? 'Create' : 'Edit'}
                    </Button>
                    {alias !== undefined && (
                      <Button variant="inline-link" ariaLabel="Delete account alias" onClick={() => setAsked('delete')}>
                        Delete
                      </Button>
                    )}
                  </SpaceBetween>
                ),
              },
              {
                label: 'Sign-in URL for IAM users in this account',
                value: (
                  <>
                    <Copy text={signInAddress(account)} label="Copy the sign-in URL" />
                    <Box variant="small" display="block">
                      On AWS it would be {onAws(account)}
                    </Box>
                  </>
                ),
              },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Quick Links</Header>}>
        <To to="/iam/security_credentials">My security credentials</To>
        <Box color="text-body-secondary">Your own password, keys and MFA devices.</Box>
      </Container>
      <Container header={<Header variant="h2">Tools</Header>}>
        <To to="/iam/policy-simulator">Policy simulator</To>
        <Box color="text-body-secondary">What policies would decide about requests that you name.</Box>
      </Container>
      {asked === 'edit' && <EditAlias alias={alias} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && alias !== undefined && <DeleteAlias alias={alias} onClose={() => setAsked(undefined)} />}
    </SpaceBetween>
  )
}

function EditAlias({ alias, onClose }: { alias: string | undefined; onClose: () => void }) {
  const [name, setName] = useState(alias ?? '')
  const save = useAction(async (aws) => {
    await aws('iam', 'CreateAccountAlias', { AccountAlias: name.trim() })
    return true
  })
  const wrong = name !== '' && !/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(name.trim())
  return (
    <FormDialog
      title={alias === undefined ? 'Create alias for AWS account' : 'Edit alias for AWS account'}
      label="Save changes"
      busy={save.busy}
      unready={(name.trim() === '' || name.trim() === alias) && 'Enter another alias than the one there is.'}
      fault={save.fault}
      onSubmit={async () => {
        if (!(await save.run())) return
        notify({ type: 'success', content: `Alias ${name.trim()} created for this account.` })
        onClose()
      }}
      onClose={onClose}
    >
      <FormField
        label="Preferred alias"
        constraintText="Must be not more than 63 characters. Valid characters are a-z, 0-9, and - (hyphen)."
        errorText={
          wrong ? 'AWS takes 3 to 63 small letters, digits and single hyphens, and no hyphen at either end.' : undefined
        }
      >
        <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <Box variant="p">
        New sign-in URL: <code className="fl-break">{signInAddress(name.trim() === '' ? '…' : name.trim())}</code>
      </Box>
      <Box color="text-body-secondary">The URL with the account ID goes on working.</Box>
    </FormDialog>
  )
}

function DeleteAlias({ alias, onClose }: { alias: string; onClose: () => void }) {
  const remove = useAction(async (aws) => {
    await aws('iam', 'DeleteAccountAlias', { AccountAlias: alias })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title="Delete account alias?"
      label="Delete"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={onClose}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `Alias ${alias} deleted.` })
        onClose()
      }}
    >
      The sign-in URL with {alias} stops working; the one with the account ID goes on.
    </ConfirmDelete>
  )
}
