import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { notify } from '../../frame/notices.ts'
import { besideLesson, openPane } from '../../frame/outside.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

/** The token of a confirmation's link, or what was typed. */
const tokenOf = (typed: string): string => /[?&]Token=([^&]+)/.exec(typed)?.[1] ?? typed.trim()

/** *Confirm subscription*: with the link that the e-mail has. */
export function ConfirmSubscription({ topic, onClose }: { topic: string; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<string>()
  const confirm = useAction(async (aws) => {
    await aws('sns', 'ConfirmSubscription', { TopicArn: topic, Token: tokenOf(typed) })
    return true
  })
  const submit = async () => {
    if (typed.trim() === '') return setSaid('Enter the link of the e-mail.')
    setSaid(undefined)
    if (!(await confirm.run())) return
    notify({ type: 'success', content: 'Subscription confirmed.' })
    onClose()
  }
  return (
    <FormDialog
      title="Confirm subscription"
      label="Confirm subscription"
      busy={confirm.busy}
      fault={confirm.fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField
        label="Enter the subscription confirmation URL"
        description="The link that was sent to the endpoint."
        errorText={said}
      >
        <Input value={typed} autoComplete={false} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      {besideLesson() && <Button onClick={() => openPane('inbox')}>Open the inbox</Button>}
    </FormDialog>
  )
}
