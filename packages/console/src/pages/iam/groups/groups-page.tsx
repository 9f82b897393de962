import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { longDate } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { AttachedPolicy, Group, User } from '../shapes.ts'
import { DeleteGroup } from './delete-group.tsx'

export default function GroupsPage() {
  const { data, fault, refresh } = useRead<{ Groups: Group[] }>('iam', 'ListGroups')
  const [selected, setSelected] = useState<readonly Group[]>([])
  const [asked, setAsked] = useState(false)
  return (
    <>
      <ResourceTable<Group>
        title="User groups"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="Permissions for everybody who does the same work, given once."
        items={data?.Groups}
        fault={fault}
        refresh={refresh}
        idOf={({ GroupName }) => GroupName}
        filterPlaceholder="Search user groups"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a group first."
              onClick={() => setAsked(true)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => navigate('/iam/groups/create')}>
              Create group
            </Button>
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
          { id: 'users', header: 'Users', cell: ({ GroupName }) => <UsersCell group={GroupName} /> },
          { id: 'permissions', header: 'Permissions', cell: ({ GroupName }) => <PermissionsCell group={GroupName} /> },
          {
            id: 'created',
            header: 'Creation time',
            cell: ({ CreateDate }) => longDate(CreateDate),
            value: ({ CreateDate }) => CreateDate,
          },
        ]}
        empty={
          <>
            <Box variant="strong">No user groups</Box>
            <Box color="text-body-secondary">
              A group is a job: it has the permissions, and users come and go. Groups cannot be put into groups.
            </Box>
          </>
        }
        emptyAction={<Button onClick={() => navigate('/iam/groups/create')}>Create group</Button>}
      />
      {asked && selected[0] && (
        <DeleteGroup
          groupName={selected[0].GroupName}
          onClose={(deleted) => {
            setAsked(false)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}

const absent = ['AccessDenied', 'NoSuchEntity'] as const

function UsersCell({ group }: { group: string }) {
  const { data } = useRead<{ Users: User[] } | null>('iam', 'GetGroup', { GroupName: group }, { absent })
  return data ? data.Users.length : '-'
}

function PermissionsCell({ group }: { group: string }) {
  const attached = useRead<{ AttachedPolicies: AttachedPolicy[] } | null>(
    'iam',
    'ListAttachedGroupPolicies',
    { GroupName: group },
    { absent },
  )
  const inline = useRead<{ PolicyNames: string[] } | null>('iam', 'ListGroupPolicies', { GroupName: group }, { absent })
  if (!attached.data || !inline.data) return '-'
  return attached.data.AttachedPolicies.length + inline.data.PolicyNames.length > 0 ? 'Defined' : 'Not defined'
}
