import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import type { Owner } from '../owner.ts'
import type { MfaDevice } from '../shapes.ts'
import { CodeField } from './code-field.tsx'

interface Props {
  owner: Owner
  device: MfaDevice
  onClose: () => void
}

/** A device whose clock has drifted is found again by two codes in a row. */
export function ResyncDevice({ owner, device, onClose }: Props) {
  const [codes, setCodes] = useState<[string, string]>(['', ''])
  const resync = useAction(async (aws) => {
    const input = { SerialNumber: device.SerialNumber, AuthenticationCode1: codes[0], AuthenticationCode2: codes[1] }
    if (owner.kind === 'root') await aws('console-settings', 'ResyncRootMfaDevice', input)
    else await aws('iam', 'ResyncMFADevice', { UserName: owner.userName, ...input })
    return true
  })
  return (
    <Modal
      visible
      header="Resync MFA device"
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
              loading={resync.busy}
              disabled={codes.some((code) => code.length !== 6)}
              disabledReason="Enter two codes of six digits."
              onClick={async () => {
                if (!(await resync.run())) return
                notify({ type: 'success', content: 'MFA device resynced.' })
                onClose()
              }}
            >
              Resync
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">Enter two consecutive codes from the device.</Box>
        <CodeField label="MFA code 1" value={codes[0]} onChange={(code) => setCodes([code, codes[1]])} />
        <CodeField label="MFA code 2" value={codes[1]} onChange={(code) => setCodes([codes[0], code])} />
        <FaultAlert fault={resync.fault} />
      </SpaceBetween>
    </Modal>
  )
}
