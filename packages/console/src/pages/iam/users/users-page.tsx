import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { ago } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { User } from '../shapes.ts'
import { DeleteUser } from './delete-user.tsx'
import { GroupsCell, KeyAgeCell, LastActivityCell, MfaCell } from './user-cells.tsx'

export default function UsersPage() {
  const { data, fault, refresh } = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  const [selected, setSelected] = useState<readonly User[]>([])
  const [asked, setAsked] = useState(false)
  return (
    <>
      <ResourceTable<User>
        title="Users"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="People and programs that sign in to this account with a password or keys of their own."
        items={data?.Users}
        fault={fault}
        refresh={refresh}
        idOf={({ UserName }) => UserName}
        filterPlaceholder="Search users"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a user first."
              onClick={() => setAsked(true)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => navigate('/iam/users/create')}>
              Create user
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
          { id: 'path', header: 'Path', cell: ({ Path }) => Path, value: ({ Path }) => Path },
          { id: 'groups', header: 'Groups', cell: ({ UserName }) => <GroupsCell userName={UserName} /> },
          { id: 'activity', header: 'Last activity', cell: (user) => <LastActivityCell user={user} /> },
          { id: 'mfa', header: 'MFA', cell: ({ UserName }) => <MfaCell userName={UserName} /> },
          {
            id: 'signed-in',
            header: 'Console last sign-in',
            cell: ({ PasswordLastUsed }) => (PasswordLastUsed ? ago(PasswordLastUsed) : '-'),
            value: ({ PasswordLastUsed }) => PasswordLastUsed,
          },
          { id: 'key', header: 'Active key age', cell: ({ UserName }) => <KeyAgeCell userName={UserName} /> },
          {
            id: 'created',
            header: 'Creation time',
            cell: ({ CreateDate }) => ago(CreateDate),
            value: ({ CreateDate }) => CreateDate,
          },
          { id: 'arn', header: 'ARN', cell: ({ Arn }) => Arn, value: ({ Arn }) => Arn },
        ]}
        empty={
          <>
            <Box variant="strong">No users</Box>
            <Box color="text-body-secondary">
              Nobody but root can sign in. A person gets a user of their own, and rights through a group.
            </Box>
          </>
        }
        emptyAction={<Button onClick={() => navigate('/iam/users/create')}>Create user</Button>}
      />
      {asked && selected[0] && (
        <DeleteUser
          userName={selected[0].UserName}
          onClose={(deleted) => {
            setAsked(false)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}
