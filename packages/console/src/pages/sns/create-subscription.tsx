import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { notify } from '../../frame/notices.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

const protocols = [
  { value: 'email', label: 'Email' },
  { value: 'email-json', label: 'Email-JSON' },
  { value: 'https', label: 'HTTPS' },
  { value: 'http', label: 'HTTP' },
]

/** *Create subscription*. Who is to be told has to confirm it. */
export function CreateSubscription({ topic, onClose }: { topic: string; onClose: () => void }) {
  const [protocol, setProtocol] = useState('email')
  const [endpoint, setEndpoint] = useState('')
  const [said, setSaid] = useState<string>()
  const create = useAction(async (aws) => {
    await aws('sns', 'Subscribe', { TopicArn: topic, Protocol: protocol, Endpoint: endpoint.trim() })
    return true
  })
  const submit = async () => {
    if (endpoint.trim() === '') return setSaid('Enter who is to be told.')
    setSaid(undefined)
    if (!(await create.run())) return
    notify({
      type: 'success',
      content: `Subscription created. ${protocol.startsWith('email') ? 'It is confirmed by the link in the e-mail: see the tab Inbox beside the lesson.' : ''}`,
    })
    onClose()
  }
  return (
    <FormDialog
      title="Create subscription"
      label="Create subscription"
      busy={create.busy}
      fault={create.fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label="Protocol">
        <Select
          selectedOption={protocols.find(({ value }) => value === protocol) ?? null}
          options={protocols}
          onChange={({ detail }) => setProtocol(detail.selectedOption.value ?? 'email')}
        />
      </FormField>
      <FormField
        label="Endpoint"
        description="An e-mail address, or the URL of a program that listens."
        errorText={said}
      >
        <Input value={endpoint} autoComplete={false} onChange={({ detail }) => setEndpoint(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
