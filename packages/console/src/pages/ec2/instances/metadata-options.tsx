import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import type { Instance } from '../shapes.ts'

/** *Modify instance metadata options*, of a running or stopped machine. */
export function MetadataOptionsDialog({ instance, onClose }: { instance: Instance; onClose: () => void }) {
  const before = instance.MetadataOptions
  const [enabled, setEnabled] = useState(before.HttpEndpoint === 'enabled')
  const [tokens, setTokens] = useState<string>(before.HttpTokens)
  const save = useAction(async (aws) => {
    await aws('ec2', 'ModifyInstanceMetadataOptions', {
      InstanceId: instance.InstanceId,
      HttpEndpoint: enabled ? 'enabled' : 'disabled',
      ...(enabled && { HttpTokens: tokens }),
    })
    return true
  })
  return (
    <FormDialog
      title="Modify instance metadata options"
      label="Save"
      busy={save.busy}
      fault={save.fault}
      onSubmit={async () => {
        if (!(await save.run())) return
        notify({ type: 'success', content: `Instance metadata options of ${instance.InstanceId} changed.` })
        onClose()
      }}
      onClose={onClose}
    >
      <FormField label="Instance metadata service">
        <Toggle checked={enabled} onChange={({ detail }) => setEnabled(detail.checked)}>
          Enable
        </Toggle>
      </FormField>
      {enabled && (
        <FormField label="IMDSv2">
          <RadioGroup
            value={tokens}
            onChange={({ detail }) => setTokens(detail.value)}
            items={[
              { value: 'required', label: 'Required', description: 'Without a token there is no answer.' },
              { value: 'optional', label: 'Optional', description: 'IMDSv1 is answered, too.' },
            ]}
          />
        </FormField>
      )}
      {enabled && tokens === 'optional' && (
        <Alert type="warning">
          Whoever can make a program on this machine fetch an address gets the credentials of its role.
        </Alert>
      )}
    </FormDialog>
  )
}
