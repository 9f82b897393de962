import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import type { MatchedStatement, ResultRow } from './simulation.ts'

const decisions = {
  allowed: { type: 'success', text: 'Allowed' },
  explicitDeny: { type: 'error', text: 'Denied: a statement forbids it' },
  implicitDeny: { type: 'stopped', text: 'Denied: nothing allows it' },
} as const

/** *Results*: the decision about each action and resource, and the statements that made it. */
export function Results({ rows, policy }: { rows: ResultRow[]; policy: string | undefined }) {
  return (
    <ResourceTable<ResultRow>
      title="Results"
      items={rows}
      idOf={({ id }) => id}
      filterPlaceholder="Search results"
      columns={[
        {
          id: 'action',
          header: 'Action',
          isRowHeader: true,
          cell: ({ action }) => action,
          value: ({ action }) => action,
        },
        { id: 'resource', header: 'Resource', cell: ({ resource }) => resource, value: ({ resource }) => resource },
        {
          id: 'decision',
          header: 'Permission',
          cell: ({ decision }) => (
            <StatusIndicator type={decisions[decision].type}>{decisions[decision].text}</StatusIndicator>
          ),
          value: ({ decision }) => decisions[decision].text,
        },
        {
          id: 'statements',
          header: 'Matched statements',
          cell: ({ statements }) =>
            statements.length === 0 ? '-' : statements.map((one) => statementText(one, policy)).join('; '),
          value: ({ statements }) => statements.map((one) => statementText(one, policy)).join('; '),
        },
        {
          id: 'boundary',
          header: 'Permissions boundary',
          cell: ({ boundary }) => (boundary === undefined ? '-' : boundary ? 'Allows it' : 'Does not allow it'),
        },
        {
          id: 'missing',
          header: 'Missing context keys',
          cell: ({ missing }) => missing.join(', ') || '-',
          value: ({ missing }) => missing.join(', '),
        },
      ]}
      empty="No results."
    />
  )
}

function statementText({ SourcePolicyId, StartPosition }: MatchedStatement, policy: string | undefined): string {
  const where = StartPosition?.Line === undefined ? '' : ` (line ${StartPosition.Line})`
  return `${policy === undefined ? (SourcePolicyId ?? 'a policy') : 'the new policy'}${where}`
}
