import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { download } from '../../../parts/download.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'

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
    <Modal
      visible
      header="Create key pair"
      closeAriaLabel="Close"
      onDismiss={() => onClose()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onClose()}>
              Cancel
            </Button>
            <Button variant="primary" loading={create.busy} onClick={submit}>
              Create key pair
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <SpaceBetween size="l">
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
          <Box>
            The file is downloaded at once. AWS keeps the public half only: who loses the file needs another pair.
          </Box>
          <FaultAlert fault={create.fault} header="The key pair was not created" />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
