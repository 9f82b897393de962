import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { path } from '../../../router/pattern.ts'
import type { Policy } from '../shapes.ts'
import { policyType, useManagedPolicies } from './managed-policies.ts'

interface Props {
  selected: readonly string[]
  onSelect: (arns: string[]) => void
  /** One only: a permissions boundary. */
  single?: boolean
  /** Attached already: not offered. */
  without?: readonly string[]
  title?: string
}

const kinds = ['All types', 'AWS managed', 'AWS managed - job function', 'Customer managed'].map((value) => ({
  value,
  label: value,
}))

/** The table *Permissions policies* of AWS's wizards. */
export function PolicyPicker({
  selected,
  onSelect,
  single = false,
  without = [],
  title = 'Permissions policies',
}: Props) {
  const { data, fault, refresh } = useManagedPolicies()
  const [kind, setKind] = useState('All types')
  const offered = data?.Policies.filter(
    (policy) => !without.includes(policy.Arn) && (kind === 'All types' || policyType(policy) === kind),
  )
  return (
    <ResourceTable<Policy>
      title={title}
      items={offered}
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
      selection={single ? 'single' : 'multi'}
      selected={data?.Policies.filter(({ Arn }) => selected.includes(Arn)) ?? []}
      onSelect={(items) => onSelect(items.map(({ Arn }) => Arn))}
      pageSize={10}
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
          id: 'attached',
          header: 'Attached entities',
          cell: ({ AttachmentCount }) => AttachmentCount,
          value: ({ AttachmentCount }) => AttachmentCount,
        },
      ]}
      empty="There are no policies of this type."
    />
  )
}
