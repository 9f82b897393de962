import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { type SummaryRow, summaryOf } from './policy-summary.ts'
import { useIamData } from './use-iam-data.ts'

interface Props {
  text: string
  title: string
  actions?: ReactNode
}

/** The summary table of a policy. */
export function PolicySummary({ text, title, actions }: Props) {
  const data = useIamData()
  const rows = data ? summaryOf(text, data) : []
  return (
    <Table<SummaryRow & { at: number }>
      header={
        <Header variant="h2" description="What the document comes to, service by service." actions={actions}>
          {title}
        </Header>
      }
      loading={!data}
      loadingText="Loading the summary"
      items={(rows ?? []).map((row, at) => ({ ...row, at }))}
      trackBy={({ at }) => String(at)}
      wrapLines
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={[
        {
          id: 'effect',
          header: 'Effect',
          cell: ({ effect }) => (
            <StatusIndicator type={effect === 'Allow' ? 'success' : 'error'}>{effect}</StatusIndicator>
          ),
        },
        { id: 'service', header: 'Service', isRowHeader: true, cell: ({ service }) => service },
        { id: 'access', header: 'Access level', cell: ({ access }) => access },
        {
          id: 'resource',
          header: 'Resource',
          minWidth: 220,
          cell: ({ resource }) => <span className="fl-break">{resource}</span>,
        },
        { id: 'condition', header: 'Request condition', cell: ({ condition }) => condition },
      ]}
      empty={<Box>{rows ? 'The policy has no statements.' : 'The text is not a policy yet.'}</Box>}
    />
  )
}
