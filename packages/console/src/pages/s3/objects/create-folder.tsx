import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'

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
    <FormDialog
      title="Create folder"
      label="Create folder"
      busy={create.busy}
      fault={create.fault}
      refused="The folder was not created"
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label="Folder name" description="S3 has no folders, only names with slashes in them." errorText={said}>
        <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
