import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { detach, type Holder, holderPath, named } from '../permissions/holder.ts'
import { AttachPolicy } from './attach-policy.tsx'
import { attachedEntities, type Entities } from './attached-entities.ts'

const idOf = ({ kind, name }: Holder) => `${kind} ${name}`

/** Who the policy is attached to; who is limited by it as a boundary. */
export function EntitiesSection({ arn }: { arn: string }) {
  const { data, fault, refresh } = useRead<Entities>('iam', 'ListEntitiesForPolicy', {
    PolicyArn: arn,
    PolicyUsageFilter: 'PermissionsPolicy',
  })
  const [selected, setSelected] = useState<readonly Holder[]>([])
  const [asked, setAsked] = useState<'attach' | 'detach'>()
  const remove = useAction(async (aws) => {
    for (const holder of selected) await aws('iam', detach(holder), { ...named(holder), PolicyArn: arn })
    return true
  })
  return (
    <>
      <ResourceTable<Holder>
        title="Attached as a permissions policy"
        description="A policy is attached to users, groups and roles: they have what it allows."
        items={data ? attachedEntities(data) : undefined}
        fault={fault}
        refresh={refresh}
        idOf={idOf}
        nameOf={({ name }) => name}
        filterPlaceholder="Search entities"
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a user, group or role first."
              onClick={() => setAsked('detach')}
            >
              Detach
            </Button>
            <Button variant="primary" onClick={() => setAsked('attach')}>
              Attach
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Entity name',
            isRowHeader: true,
            cell: (holder) => <To to={holderPath(holder)}>{holder.name}</To>,
            value: ({ name }) => name,
          },
          { id: 'type', header: 'Entity type', cell: ({ kind }) => kind, value: ({ kind }) => kind },
        ]}
        empty="This policy is attached to nobody."
      />
      {asked === 'attach' && (
        <AttachPolicy
          arn={arn}
          without={(data ? attachedEntities(data) : []).map(idOf)}
          onClose={() => setAsked(undefined)}
        />
      )}
      <ConfirmDelete
        visible={asked === 'detach'}
        title={`Detach from ${selected.length === 1 ? selected[0]?.name : `${selected.length} entities`}?`}
        label="Detach policy"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({ type: 'success', content: 'Policy detached.' })
          setSelected([])
          setAsked(undefined)
        }}
      >
        What the policy allows is denied from then on, unless another policy allows it.
      </ConfirmDelete>
    </>
  )
}
