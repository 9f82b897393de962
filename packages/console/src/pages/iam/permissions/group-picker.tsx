import { useRead } from '../../../aws/use-read.ts'
import { longDate } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { path } from '../../../router/pattern.ts'
import type { Group } from '../shapes.ts'

interface Props {
  selected: readonly string[]
  onSelect: (names: string[]) => void
  without?: readonly string[]
}

/** The table *User groups* of AWS's wizards. */
export function GroupPicker({ selected, onSelect, without = [] }: Props) {
  const { data, fault, refresh } = useRead<{ Groups: Group[] }>('iam', 'ListGroups')
  return (
    <ResourceTable<Group>
      title="User groups"
      items={data?.Groups.filter(({ GroupName }) => !without.includes(GroupName))}
      fault={fault}
      refresh={refresh}
      idOf={({ GroupName }) => GroupName}
      filterPlaceholder="Search user groups"
      selection="multi"
      selected={data?.Groups.filter(({ GroupName }) => selected.includes(GroupName)) ?? []}
      onSelect={(groups) => onSelect(groups.map(({ GroupName }) => GroupName))}
      pageSize={10}
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
      empty={
        <>
          {data && data.Groups.length > 0 ? 'The user is in every group that there is.' : 'No user groups.'} A group
          gives its permissions to every user in it. <To to="/iam/groups/create">Create group</To>
        </>
      }
    />
  )
}
