import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { longDate } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { Group } from '../shapes.ts'

/** *User groups membership* of a user. */
export function UserGroups({ userName }: { userName: string }) {
  const { data, fault, refresh } = useRead<{ Groups: Group[] }>('iam', 'ListGroupsForUser', { UserName: userName })
  const [selected, setSelected] = useState<readonly Group[]>([])
  const [asked, setAsked] = useState(false)
  const remove = useAction(async (aws) => {
    for (const { GroupName } of selected) await aws('iam', 'RemoveUserFromGroup', { UserName: userName, GroupName })
    return true
  })
  return (
    <>
      <ResourceTable<Group>
        title="User groups membership"
        description="The user has the permissions of each. Ten groups are the most."
        items={data?.Groups}
        fault={fault}
        refresh={refresh}
        idOf={({ GroupName }) => GroupName}
        filterPlaceholder="Search groups"
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a group first."
              onClick={() => setAsked(true)}
            >
              Remove
            </Button>
            <Button onClick={() => navigate(path`/iam/users/${userName}/add-permissions`)}>Add user to groups</Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Group name',
            isRowHeader: true,
            cell: ({ GroupName }) => <To to={path`/iam/groups/${GroupName}`}>{GroupName}</To>,
            value: ({ GroupName }) => GroupName,
          },
          {
            id: 'created',
            header: 'Created',
            cell: ({ CreateDate }) => longDate(CreateDate),
            value: ({ CreateDate }) => CreateDate,
          },
        ]}
        empty="This user does not belong to any groups."
      />
      <ConfirmDelete
        visible={asked}
        title={`Remove ${userName} from ${selected.length === 1 ? selected[0]?.GroupName : `${selected.length} groups`}?`}
        label="Remove"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setAsked(false)}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({
            type: 'success',
            content: `${userName} removed from ${selected.map(({ GroupName }) => GroupName).join(', ')}.`,
          })
          setSelected([])
          setAsked(false)
        }}
      >
        {userName} loses what these groups allow.
      </ConfirmDelete>
    </>
  )
}
