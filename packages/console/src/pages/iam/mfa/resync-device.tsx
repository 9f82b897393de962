import Box from '@cloudscape-design/components/box'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
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
    <FormDialog
      title="Resync MFA device"
      label="Resync"
      busy={resync.busy}
      unready={codes.some((code) => code.length !== 6) && 'Enter two codes of six digits.'}
      fault={resync.fault}
      onSubmit={async () => {
        if (!(await resync.run())) return
        notify({ type: 'success', content: 'MFA device resynced.' })
        onClose()
      }}
      onClose={onClose}
    >
      <Box variant="p">Enter two consecutive codes from the device.</Box>
      <CodeField label="MFA code 1" value={codes[0]} onChange={(code) => setCodes([code, codes[1]])} />
      <CodeField label="MFA code 2" value={codes[1]} onChange={(code) => setCodes([codes[0], code])} />
    </FormDialog>
  )
}
