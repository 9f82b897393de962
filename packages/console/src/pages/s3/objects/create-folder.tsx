import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'

interface Props {
  bucket: string
  region: string
  prefix: string
  onClose: () => void
}

/** A folder is an object of no bytes whose key ends with a slash. */
export function CreateFolder({ bucket, region, prefix, onClose }: Props) {
  const [name, setName] = useState('')
  const [said, setSaid] = useState<string>()
  const create = useAction(async (aws) => {
    const Key = `${prefix}${name.trim()}/`
    await aws('s3', 'PutObject', { Bucket: bucket, Key, Body: new Uint8Array(0) }, { region })
    return true
  })
  const submit = async () => {
    if (name.trim() === '' || name.includes('/')) return setSaid('Enter a name without slashes.')
    setSaid(undefined)
    if (!(await create.run())) return
    notify({ type: 'success', content: `Successfully created folder "${name.trim()}".` })
    onClose()
  }
  return (
    <Modal
      visible
      header="Create folder"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={create.busy} onClick={submit}>
              Create folder
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
        <SpaceBetween size="m">
          <FormField
            label="Folder name"
            description="S3 has no folders, only names with slashes in them."
            errorText={said}
          >
            <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FaultAlert fault={create.fault} header="The folder was not created" />
        </SpaceBetween>
      </form>
    </Modal>
  )
}
