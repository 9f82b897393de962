import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { ago } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { documentText, type Role } from '../shapes.ts'
import { DeleteRole } from './delete-role.tsx'
import { trustedEntities } from './trust-policy.ts'

export default function RolesPage() {
  const { data, fault, refresh } = useRead<{ Roles: Role[] }>('iam', 'ListRoles')
  const [selected, setSelected] = useState<readonly Role[]>([])
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <ResourceTable<Role>
        title="Roles"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="Permissions that are put on for a while, by whom you trust, with credentials that end by themselves."
        items={data?.Roles}
        fault={fault}
        refresh={refresh}
        idOf={({ RoleName }) => RoleName}
        filterPlaceholder="Search roles"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a role first."
              onClick={() => setDeleting(true)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => navigate('/iam/roles/create')}>
              Create role
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Role name',
            isRowHeader: true,
            cell: ({ RoleName }) => <To to={path`/iam/roles/${RoleName}`}>{RoleName}</To>,
            value: ({ RoleName }) => RoleName,
          },
          {
            id: 'trusted',
            header: 'Trusted entities',
            cell: (role) => entities(role),
            value: entities,
          },
          { id: 'used', header: 'Last activity', cell: ({ RoleName }) => <LastActivity name={RoleName} /> },
        ]}
        empty={
          <>
            <Box variant="strong">No roles</Box>
            <Box color="text-body-secondary">
              A role has no password and no key: who is trusted gets credentials of it that end by themselves.
            </Box>
          </>
        }
        emptyAction={<Button onClick={() => navigate('/iam/roles/create')}>Create role</Button>}
      />
      {deleting && selected[0] && (
        <DeleteRole
          roleName={selected[0].RoleName}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}

const entities = ({ AssumeRolePolicyDocument }: Role): string =>
  trustedEntities(documentText(AssumeRolePolicyDocument)).join(', ') || '-'

/** ListRoles leaves the last use out; GetRole has it. */
function LastActivity({ name }: { name: string }) {
  const { data } = useRead<{ Role: Role } | null>(
    'iam',
    'GetRole',
    { RoleName: name },
    { absent: ['AccessDenied', 'NoSuchEntity'] },
  )
  const used = data?.Role.RoleLastUsed?.LastUsedDate
  return used ? ago(used) : '-'
}
