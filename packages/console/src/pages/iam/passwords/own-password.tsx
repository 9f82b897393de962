import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { longDate } from '../../../parts/dates.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import type { User } from '../shapes.ts'

/** *Console sign-in* of the user who is signed in: they may change their own password, if a policy lets them. */
export function OwnPassword({ userName }: { userName: string }) {
  const { data } = useRead<{ User: User } | null>(
    'iam',
    'GetUser',
    { UserName: userName },
    { absent: ['AccessDenied'] },
  )
  const [open, setOpen] = useState(false)
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setOpen(true)}>Update console password</Button>}>
          Console sign-in
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'User name', value: userName },
          {
            label: 'Last console sign-in',
            value: data?.User.PasswordLastUsed ? longDate(data.User.PasswordLastUsed) : '-',
          },
        ]}
      />
      {open && <ChangePassword onClose={() => setOpen(false)} />}
    </Container>
  )
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useAction(async (aws) => {
    await aws('iam', 'ChangePassword', { OldPassword: old, NewPassword: next })
    return true
  })
  const differ = again !== '' && again !== next
  return (
    <FormDialog
      title="Update console password"
      label="Update password"
      busy={change.busy}
      unready={(old === '' || next === '' || next !== again) && 'Enter the old password, and the new one twice.'}
      fault={change.fault}
      onSubmit={async () => {
        if (!(await change.run())) return
        notify({ type: 'success', content: 'Your password was changed.' })
        onClose()
      }}
      onClose={onClose}
    >
      <FormField label="Current password">
        <Input
          type="password"
          value={old}
          autoComplete="current-password"
          onChange={({ detail }) => setOld(detail.value)}
        />
      </FormField>
      <FormField label="New password">
        <Input
          type="password"
          value={next}
          autoComplete="new-password"
          onChange={({ detail }) => setNext(detail.value)}
        />
      </FormField>
      <FormField label="Confirm new password" errorText={differ ? 'The passwords do not match.' : undefined}>
        <Input
          type="password"
          value={again}
          autoComplete="new-password"
          onChange={({ detail }) => setAgain(detail.value)}
        />
      </FormField>
    </FormDialog>
  )
}
