import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { AttachedPolicy, Group } from '../shapes.ts'
import { GroupPolicies } from './group-policies.tsx'
import { deleteInline, detach, type Holder, holderPath, listAttached, listInline, named } from './holder.ts'
import { policyType } from './managed-policies.ts'

interface Row {
  id: string
  name: string
  arn?: string
  type: string
  via: string
}

/** *Permissions policies* of a user, a group or a role: attached and inline, and of a user's groups. */
export function PermissionsSection({ holder }: { holder: Holder }) {
  const attached = useRead<{ AttachedPolicies: AttachedPolicy[] }>('iam', listAttached(holder), named(holder))
  const inline = useRead<{ PolicyNames: string[] }>('iam', listInline(holder), named(holder))
  const groups = useRead<{ Groups: Group[] }>('iam', 'ListGroupsForUser', named(holder), {
    when: holder.kind === 'User',
  })
  const [selected, setSelected] = useState<readonly Row[]>([])
  const [asked, setAsked] = useState(false)
  const remove = useAction(async (aws, rows: readonly Row[]) => {
    for (const { arn, name } of rows) {
      if (arn !== undefined) await aws('iam', detach(holder), { ...named(holder), PolicyArn: arn })
      else await aws('iam', deleteInline(holder), { ...named(holder), PolicyName: name })
    }
    return true
  })
  const own: Row[] = [
    ...(attached.data?.AttachedPolicies ?? []).map(({ PolicyArn, PolicyName }) => ({
      id: PolicyArn,
      name: PolicyName,
      arn: PolicyArn,
      type: policyType({ Arn: PolicyArn }),
      via: 'Directly',
    })),
    ...(inline.data?.PolicyNames ?? []).map((name) => ({
      id: `inline ${name}`,
      name,
      type: 'Customer inline',
      via: 'Inline',
    })),
  ]
  const here = holderPath(holder)
  const ready = attached.data && inline.data
  return (
    <SpaceBetween size="l">
      <FaultAlert fault={inline.fault} />
      <ResourceTable<Row>
        title="Permissions policies"
        description={
          holder.kind === 'User'
            ? 'What the user may do: by policies of their own, and by those of their groups.'
            : holder.kind === 'Group'
              ? 'Every user in the group has these permissions. You can attach up to 10 managed policies.'
              : 'You can attach up to 20 managed policies.'
        }
        items={ready ? own : undefined}
        fault={attached.fault}
        refresh={() => {
          attached.refresh()
          inline.refresh()
        }}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        filterPlaceholder="Search"
        selection="multi"
        selected={selected.filter(({ id }) => own.some((row) => row.id === id))}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a policy first."
              onClick={() => setAsked(true)}
            >
              Remove
            </Button>
            <ButtonDropdown
              items={[
                {
                  id: 'add-permissions',
                  text: holder.kind === 'Group' || holder.kind === 'Role' ? 'Attach policies' : 'Add permissions',
                },
                { id: 'create-inline-policy', text: 'Create inline policy' },
              ]}
              onItemClick={({ detail }) => navigate(`${here}/${detail.id}`)}
            >
              Add permissions
            </ButtonDropdown>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Policy name',
            isRowHeader: true,
            cell: ({ arn, name }) => (
              <To to={arn === undefined ? `${here}/inline/${encodeURIComponent(name)}` : path`/iam/policies/${arn}`}>
                {name}
              </To>
            ),
            value: ({ name }) => name,
          },
          { id: 'type', header: 'Type', cell: ({ type }) => type, value: ({ type }) => type },
          { id: 'via', header: 'Attached via', cell: ({ via }) => via, value: ({ via }) => via },
        ]}
        empty={
          <>
            <Box variant="strong">No resources to display</Box>
            <Box color="text-body-secondary">
              Without a policy that allows it, every request of {holder.name} is denied.
            </Box>
          </>
        }
      />
      {groups.data && groups.data.Groups.length > 0 && (
        <GroupPolicies groups={groups.data.Groups.map(({ GroupName }) => GroupName)} />
      )}
      <ConfirmDelete
        visible={asked}
        title={`Remove ${selected.length === 1 ? selected[0]?.name : `${selected.length} policies`}?`}
        label="Remove policy"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(false)}
        onConfirm={async () => {
          if (!(await remove.run(selected))) return
          notify({ type: 'success', content: `Policies removed from ${holder.name}.` })
          setSelected([])
          setAsked(false)
        }}
      >
        What these policies allow is denied from then on, unless another policy allows it. Managed policies are
        detached, and stay in the account; inline policies are deleted.
      </ConfirmDelete>
    </SpaceBetween>
  )
}
