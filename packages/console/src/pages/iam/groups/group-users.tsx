import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { path } from '../../../router/pattern.ts'
import type { User } from '../shapes.ts'
import { GroupsCell } from '../users/user-cells.tsx'

/** *Users in this group*. */
export function GroupUsers({ groupName, users }: { groupName: string; users: User[] | undefined }) {
  const [selected, setSelected] = useState<readonly User[]>([])
  const [asked, setAsked] = useState<'add' | 'remove'>()
  const remove = useAction(async (aws) => {
    for (const { UserName } of selected) await aws('iam', 'RemoveUserFromGroup', { GroupName: groupName, UserName })
    return true
  })
  return (
    <>
      <ResourceTable<User>
        title="Users in this group"
        description="Everybody in the group has its permissions."
        items={users}
        idOf={({ UserName }) => UserName}
        filterPlaceholder="Search users"
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a user first."
              onClick={() => setAsked('remove')}
            >
              Remove
            </Button>
            <Button variant="primary" onClick={() => setAsked('add')}>
              Add users
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'User name',
            isRowHeader: true,
            cell: ({ UserName }) => <To to={path`/iam/users/${UserName}`}>{UserName}</To>,
            value: ({ UserName }) => UserName,
          },
          { id: 'groups', header: 'Groups', cell: ({ UserName }) => <GroupsCell userName={UserName} /> },
          { id: 'arn', header: 'ARN', cell: ({ Arn }) => Arn, value: ({ Arn }) => Arn },
        ]}
        empty="This group has no users: its permissions count for nobody yet."
      />
      {asked === 'add' && (
        <AddUsers
          groupName={groupName}
          without={users?.map(({ UserName }) => UserName) ?? []}
          onClose={() => setAsked(undefined)}
        />
      )}
      <ConfirmDelete
        visible={asked === 'remove'}
        title={`Remove ${selected.length === 1 ? selected[0]?.UserName : `${selected.length} users`} from ${groupName}?`}
        label="Remove"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({ type: 'success', content: `Users removed from ${groupName}.` })
          setSelected([])
          setAsked(undefined)
        }}
      >
        They lose the permissions that they have through this group.
      </ConfirmDelete>
    </>
  )
}

function AddUsers({ groupName, without, onClose }: { groupName: string; without: string[]; onClose: () => void }) {
  const { data, fault, refresh } = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  const [chosen, setChosen] = useState<readonly User[]>([])
  const add = useAction(async (aws) => {
    for (const { UserName } of chosen) await aws('iam', 'AddUserToGroup', { GroupName: groupName, UserName })
    return true
  })
  return (
    <Modal
      visible
      size="large"
      header={`Add users to ${groupName}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <FormActions
          label="Add users"
          busy={add.busy}
          unready={chosen.length === 0 && 'Select a user first.'}
          onCancel={onClose}
          onSubmit={async () => {
            if (!(await add.run())) return
            notify({
              type: 'success',
              content: `${chosen.map(({ UserName }) => UserName).join(', ')} added to ${groupName}.`,
            })
            onClose()
          }}
        />
      }
    >
      <SpaceBetween size="m">
        <ResourceTable<User>
          title="Other users in this account"
          items={data?.Users.filter(({ UserName }) => !without.includes(UserName))}
          fault={fault}
          refresh={refresh}
          idOf={({ UserName }) => UserName}
          filterPlaceholder="Search users"
          selection="multi"
          selected={chosen}
          onSelect={setChosen}
          pageSize={10}
          columns={[
            {
              id: 'name',
              header: 'User name',
              isRowHeader: true,
              cell: ({ UserName }) => UserName,
              value: ({ UserName }) => UserName,
            },
            { id: 'arn', header: 'ARN', cell: ({ Arn }) => Arn, value: ({ Arn }) => Arn },
          ]}
          empty="Every user of the account is in this group."
        />
        <FaultAlert fault={add.fault} />
      </SpaceBetween>
    </Modal>
  )
}
