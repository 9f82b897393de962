import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { longDate } from '../../../parts/dates.ts'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import type { KeyPair } from '../shapes.ts'
import { CreateKeyPair } from './create-key-pair.tsx'

export default function KeyPairsPage() {
  const { data, fault, refresh } = useRead<{ KeyPairs: KeyPair[] }>('ec2', 'DescribeKeyPairs')
  const [selected, setSelected] = useState<readonly KeyPair[]>([])
  const [dialog, setDialog] = useState<'create' | 'delete'>()
  const one = selected[0]
  const remove = useAction(async (aws, KeyPairId: string) => {
    await aws('ec2', 'DeleteKeyPair', { KeyPairId })
    return true
  })
  return (
    <>
      <ResourceTable<KeyPair>
        title="Key pairs"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        items={data?.KeyPairs}
        fault={fault}
        refresh={refresh}
        idOf={({ KeyPairId }) => KeyPairId}
        nameOf={({ KeyName }) => KeyName}
        filterPlaceholder="Find key pairs"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button disabled={!one} disabledReason="Select a key pair." onClick={() => setDialog('delete')}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setDialog('create')}>
              Create key pair
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ KeyName }) => KeyName,
            value: ({ KeyName }) => KeyName,
          },
          { id: 'type', header: 'Type', cell: ({ KeyType }) => KeyType, value: ({ KeyType }) => KeyType },
          {
            id: 'created',
            header: 'Created',
            cell: ({ CreateTime }) => (CreateTime ? longDate(CreateTime) : '-'),
            value: ({ CreateTime }) => CreateTime,
          },
          {
            id: 'fingerprint',
            header: 'Fingerprint',
            cell: ({ KeyFingerprint }) => <code>{KeyFingerprint}</code>,
            value: ({ KeyFingerprint }) => KeyFingerprint,
          },
          { id: 'id', header: 'ID', cell: ({ KeyPairId }) => KeyPairId, value: ({ KeyPairId }) => KeyPairId },
        ]}
        empty={
          <>
            <Box variant="strong">No key pairs in this Region</Box>
            <Box color="text-body-secondary">
              AWS puts the public half onto the machines that you launch with it. The private half is yours alone.
            </Box>
          </>
        }
        emptyAction={<Button onClick={() => setDialog('create')}>Create key pair</Button>}
      />
      {dialog === 'create' && <CreateKeyPair onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && one && (
        <ConfirmDelete
          visible
          title={`Delete ${one.KeyName}?`}
          type="Delete"
          label="Delete"
          busy={remove.busy}
          fault={remove.fault}
          onCancel={() => {
            remove.forget()
            setDialog(undefined)
          }}
          onConfirm={async () => {
            if (!(await remove.run(one.KeyPairId))) return
            notify({ type: 'success', content: `Key pair ${one.KeyName} deleted.` })
            setSelected([])
            setDialog(undefined)
          }}
        >
          Machines that were launched with it keep its public half: the private key file still opens them.
        </ConfirmDelete>
      )}
    </>
  )
}
