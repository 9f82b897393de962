import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { navigate } from '../../../router/location.ts'
import { type Owner, ownerLabel, ownerPath } from '../owner.ts'
import type { MfaDevice } from '../shapes.ts'
import { ResyncDevice } from './resync-device.tsx'
import { useMfaDevices } from './use-mfa-devices.ts'

/** *Multi-factor authentication (MFA)* of a user or of root. */
export function MfaSection({ owner, own }: { owner: Owner; own: boolean }) {
  const { data, fault, refresh } = useMfaDevices(owner)
  const [selected, setSelected] = useState<MfaDevice>()
  const [asked, setAsked] = useState<'remove' | 'resync'>()
  const assign = () => navigate(`${ownerPath(owner, own)}/mfa`)
  const devices = data?.MFADevices ?? []
  const remove = useAction(async (aws, device: MfaDevice) => {
    const { SerialNumber } = device
    if (owner.kind === 'root') await aws('console-settings', 'DeactivateRootMfaDevice', { SerialNumber })
    else await aws('iam', 'DeactivateMFADevice', { UserName: owner.userName, SerialNumber })
    // A virtual device that nobody has is of no use: AWS's console deletes it, too.
    await aws('iam', 'DeleteVirtualMFADevice', { SerialNumber })
    return true
  })
  return (
    <SpaceBetween size="m">
      <FaultAlert fault={fault} onRetry={refresh} />
      <Table<MfaDevice>
        items={devices}
        loading={!data && !fault}
        loadingText="Loading MFA devices"
        trackBy="SerialNumber"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0])}
        ariaLabels={{
          tableLabel: 'MFA devices',
          selectionGroupLabel: 'MFA device',
          itemSelectionLabel: (_, { SerialNumber }) => `Select ${SerialNumber.split('/').at(-1)}`,
        }}
        header={
          <Header
            variant="h2"
            counter={data ? `(${devices.length})` : ''}
            description="Something that is needed beside the password. Eight devices are the most; two spare you a locked door when one is lost."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!selected} disabledReason="Select a device first." onClick={() => setAsked('remove')}>
                  Remove
                </Button>
                <Button disabled={!selected} disabledReason="Select a device first." onClick={() => setAsked('resync')}>
                  Resync
                </Button>
                <Button onClick={assign}>Assign MFA device</Button>
              </SpaceBetween>
            }
          >
            Multi-factor authentication (MFA)
          </Header>
        }
        columnDefinitions={[
          { id: 'type', header: 'Type', cell: () => 'Virtual' },
          {
            id: 'id',
            header: 'Identifier',
            isRowHeader: true,
            cell: ({ SerialNumber }) => <span className="fl-break">{SerialNumber}</span>,
          },
          { id: 'created', header: 'Created on', cell: ({ EnableDate }) => (EnableDate ? longDate(EnableDate) : '-') },
        ]}
        empty={
          <SpaceBetween size="s">
            <Box variant="strong">No MFA devices.</Box>
            <Box color="text-body-secondary">
              A password alone protects {ownerLabel(owner)}. Assign an MFA device to improve the security of the
              account.
            </Box>
            <Button onClick={assign}>Assign MFA device</Button>
          </SpaceBetween>
        }
      />
      <ConfirmDelete
        visible={asked === 'remove'}
        title="Remove MFA device"
        label="Remove"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!selected || !(await remove.run(selected))) return
          notify({ type: 'success', content: 'MFA device removed.' })
          setAsked(undefined)
          setSelected(undefined)
        }}
      >
        {devices.length > 1
          ? 'The device can no longer be used to sign in.'
          : `It is the only MFA device of ${ownerLabel(owner)}: from then on the password alone is enough to sign in.`}
      </ConfirmDelete>
      {selected && asked === 'resync' && (
        <ResyncDevice owner={owner} device={selected} onClose={() => setAsked(undefined)} />
      )}
    </SpaceBetween>
  )
}
