import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { isAwsManaged, policyType, useManagedPolicies } from '../permissions/managed-policies.ts'
import type { Policy } from '../shapes.ts'
import { DeletePolicy } from './delete-policy.tsx'

const kinds = ['All types', 'AWS managed', 'AWS managed - job function', 'Customer managed'].map((value) => ({
  value,
  label: value,
}))

export default function PoliciesPage() {
  const { data, fault, refresh } = useManagedPolicies()
  const [kind, setKind] = useState('All types')
  const [selected, setSelected] = useState<readonly Policy[]>([])
  const [deleting, setDeleting] = useState(false)
  const chosen = selected[0]
  return (
    <>
      <ResourceTable<Policy>
        title="Policies"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="What may be done, written down once, and attached to whoever may do it."
        items={data?.Policies.filter((policy) => kind === 'All types' || policyType(policy) === kind)}
        fault={fault}
        refresh={refresh}
        idOf={({ Arn }) => Arn}
        nameOf={({ PolicyName }) => PolicyName}
        filterPlaceholder="Search policies"
        filters={
          <Select
            ariaLabel="Filter by type"
            selectedOption={{ value: kind, label: kind }}
            options={kinds}
            onChange={({ detail }) => setKind(detail.selectedOption.value ?? 'All types')}
          />
        }
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={!chosen || isAwsManaged(chosen)}
              disabledReason={chosen ? 'AWS manages this policy: it cannot be deleted.' : 'Select a policy first.'}
              onClick={() => setDeleting(true)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={() => navigate('/iam/policies/create')}>
              Create policy
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Policy name',
            isRowHeader: true,
            width: 420,
            cell: ({ Arn, PolicyName }) => <To to={path`/iam/policies/${Arn}`}>{PolicyName}</To>,
            value: ({ PolicyName }) => PolicyName,
          },
          { id: 'type', header: 'Type', cell: policyType, value: policyType },
          {
            id: 'used',
            header: 'Used as',
            cell: usedAs,
            value: usedAs,
          },
          {
            id: 'description',
            header: 'Description',
            cell: ({ Description }) => Description ?? '-',
            value: ({ Description }) => Description,
          },
        ]}
        empty="There are no policies of this type."
      />
      {deleting && chosen && (
        <DeletePolicy
          policy={chosen}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}

function usedAs({ AttachmentCount, PermissionsBoundaryUsageCount = 0 }: Policy): string {
  const uses = [
    ...(AttachmentCount > 0 ? [`Permissions policy (${AttachmentCount})`] : []),
    ...(PermissionsBoundaryUsageCount > 0 ? [`Boundary (${PermissionsBoundaryUsageCount})`] : []),
  ]
  return uses.length > 0 ? uses.join(', ') : 'None'
}
