import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import type { Instance } from '../shapes.ts'

/** *Change termination protection*. */
export function ProtectionDialog({ instance, onClose }: { instance: Instance; onClose: () => void }) {
  const { InstanceId } = instance
  const { data, fault } = useRead<{ DisableApiTermination: { Value: boolean } }>('ec2', 'DescribeInstanceAttribute', {
    InstanceId,
    Attribute: 'disableApiTermination',
  })
  const [wanted, setWanted] = useState<boolean>()
  const on = wanted ?? data?.DisableApiTermination.Value ?? false
  const save = useAction(async (aws) => {
    await aws('ec2', 'ModifyInstanceAttribute', { InstanceId, DisableApiTermination: { Value: on } })
    return true
  })
  return (
    <FormDialog
      title="Change termination protection"
      label="Save"
      busy={save.busy}
      fault={fault ?? save.fault}
      onSubmit={async () => {
        if (!(await save.run())) return
        notify({ type: 'success', content: `Termination protection of ${InstanceId}: ${on ? 'on' : 'off'}.` })
        onClose()
      }}
      onClose={onClose}
    >
      <p>While it is on, nobody can terminate {InstanceId} from here or by API before it is switched off.</p>
      {data ? (
        <Toggle checked={on} onChange={({ detail }) => setWanted(detail.checked)}>
          Termination protection
        </Toggle>
      ) : (
        !fault && <Waiting />
      )}
    </FormDialog>
  )
}
