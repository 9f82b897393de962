import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { download } from '../../../parts/download.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'

interface Created {
  KeyName: string
  KeyMaterial: string
}

/** Makes a key pair, and hands over the private half: now, and never again. */
export function CreateKeyPair({ onClose }: { onClose: (made?: string) => void }) {
  const [name, setName] = useState('')
  const [type, setType] = useState('rsa')
  const [format, setFormat] = useState('pem')
  const [said, setSaid] = useState<string>()
  const create = useAction((aws) =>
    aws<Created>('ec2', 'CreateKeyPair', { KeyName: name.trim(), KeyType: type, KeyFormat: format }),
  )
  const submit = async () => {
    if (name.trim() === '') return setSaid('Enter a name.')
    setSaid(undefined)
    const made = await create.run()
    if (!made) return
    download(`${made.KeyName}.${format}`, made.KeyMaterial, 'application/x-pem-file')
    notify({
      type: 'success',
      content: `Successfully created key pair ${made.KeyName}. Its private key was downloaded.`,
    })
    onClose(made.KeyName)
  }
  return (
    <FormDialog
      title="Create key pair"
      label="Create key pair"
      busy={create.busy}
      fault={create.fault}
      refused="The key pair was not created"
      onSubmit={submit}
      onClose={() => onClose()}
    >
      <FormField
        label="Name"
        constraintText="Up to 255 ASCII characters, without spaces before or after."
        errorText={said}
      >
        <Input
          value={name}
          autoComplete={false}
          placeholder="Enter key pair name"
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
      <FormField label="Key pair type">
        <RadioGroup
          value={type}
          onChange={({ detail }) => setType(detail.value)}
          items={[
            { value: 'rsa', label: 'RSA', description: 'Older, and understood by everything.' },
            { value: 'ed25519', label: 'ED25519', description: 'Newer and shorter. Not for Windows.' },
          ]}
        />
      </FormField>
      <FormField label="Private key file format">
        <RadioGroup
          value={format}
          onChange={({ detail }) => setFormat(detail.value)}
          items={[
            { value: 'pem', label: '.pem', description: 'For use with OpenSSH.' },
            { value: 'ppk', label: '.ppk', description: 'For use with PuTTY.' },
          ]}
        />
      </FormField>
      <Box>The file is downloaded at once. AWS keeps the public half only: who loses the file needs another pair.</Box>
    </FormDialog>
  )
}
