import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { notify } from '../../frame/notices.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'

/** *Create topic*: Standard or FIFO, a name, and the name that e-mails show. */
export function CreateTopic({ onClose }: { onClose: (arn?: string) => void }) {
  const [type, setType] = useState('standard')
  const [name, setName] = useState('')
  const [shown, setShown] = useState('')
  const [said, setSaid] = useState<string>()
  const fifo = type === 'fifo'
  const create = useAction(async (aws) => {
    const Attributes = { ...(fifo && { FifoTopic: 'true' }), ...(shown.trim() !== '' && { DisplayName: shown.trim() }) }
    const { TopicArn } = await aws<{ TopicArn: string }>('sns', 'CreateTopic', {
      Name: fifo && !name.trim().endsWith('.fifo') ? `${name.trim()}.fifo` : name.trim(),
      ...(Object.keys(Attributes).length > 0 && { Attributes }),
    })
    return TopicArn
  })
  const submit = async () => {
    if (!/^[\w-]{1,256}(\.fifo)?$/.test(name.trim())) return setSaid('Enter letters, digits, hyphens and underscores.')
    setSaid(undefined)
    const arn = await create.run()
    if (arn === undefined) return
    notify({ type: 'success', content: `Topic ${name.trim()} created successfully.` })
    onClose(arn)
  }
  return (
    <FormDialog
      title="Create topic"
      label="Create topic"
      busy={create.busy}
      fault={create.fault}
      onSubmit={submit}
      onClose={() => onClose()}
    >
      <FormField label="Type">
        <RadioGroup
          value={type}
          onChange={({ detail }) => setType(detail.value)}
          items={[
            { value: 'standard', label: 'Standard', description: 'E-mail, HTTP and more; the order may change.' },
            { value: 'fifo', label: 'FIFO', description: 'In order, each once; queues only.' },
          ]}
        />
      </FormField>
      <FormField label="Name" errorText={said}>
        <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label="Display name - optional" description="The sender’s name in e-mails.">
        <Input value={shown} autoComplete={false} onChange={({ detail }) => setShown(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
