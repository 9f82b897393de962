import { ResourceTable } from '../../../parts/resource-table.tsx'
import type { Rule } from '../shapes.ts'
import { type FlatRule, flatRules } from './flat-rules.ts'

interface Props {
  title: string
  /** Undefined while they are read. */
  rules: readonly Rule[] | undefined
  direction: 'Source' | 'Destination'
}

/** Rules as AWS's console shows them: a row for each address. */
export function RulesTable({ title, rules, direction }: Props) {
  return (
    <ResourceTable<FlatRule>
      title={title}
      items={rules && flatRules(rules)}
      idOf={({ id }) => id}
      filterPlaceholder="Filter rules"
      columns={[
        { id: 'type', header: 'Type', isRowHeader: true, cell: ({ type }) => type, value: ({ type }) => type },
        { id: 'protocol', header: 'Protocol', cell: ({ protocol }) => protocol, value: ({ protocol }) => protocol },
        { id: 'ports', header: 'Port range', cell: ({ ports }) => ports, value: ({ ports }) => ports },
        { id: 'peer', header: direction, cell: ({ peer }) => peer, value: ({ peer }) => peer },
        {
          id: 'description',
          header: 'Description',
          cell: ({ description }) => description || '-',
          value: ({ description }) => description,
        },
      ]}
      empty={`No ${title.toLowerCase()}: nothing ${direction === 'Source' ? 'comes in' : 'goes out'}.`}
    />
  )
}
