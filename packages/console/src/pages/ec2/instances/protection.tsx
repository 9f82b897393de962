import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
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
    <Modal
      visible
      header="Change termination protection"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={save.busy}
              onClick={async () => {
                if (!(await save.run())) return
                notify({ type: 'success', content: `Termination protection of ${InstanceId}: ${on ? 'on' : 'off'}.` })
                onClose()
              }}
            >
              Save
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <p>While it is on, nobody can terminate {InstanceId} from here or by API before it is switched off.</p>
        {data ? (
          <Toggle checked={on} onChange={({ detail }) => setWanted(detail.checked)}>
            Termination protection
          </Toggle>
        ) : (
          !fault && <Waiting />
        )}
        <FaultAlert fault={fault ?? save.fault} />
      </SpaceBetween>
    </Modal>
  )
}
