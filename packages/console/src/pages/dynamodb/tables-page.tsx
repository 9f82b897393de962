import Box from '@cloudscape-design/components/box'
import { useRead } from '../../aws/use-read.ts'
import { To } from '../../parts/link.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { path } from '../../router/pattern.ts'
import type { Table } from './table-page.tsx'

export default function TablesPage() {
  const { data, fault, refresh } = useRead<{ TableNames?: string[] }>('dynamodb', 'ListTables')
  return (
    <ResourceTable<string>
      title="Tables"
      headingVariant="awsui-h1-sticky"
      variant="full-page"
      description="In this practice console tables are read. To make and change them, use aws dynamodb in the terminal."
      items={data && (data.TableNames ?? [])}
      fault={fault}
      refresh={refresh}
      idOf={(name) => name}
      filterPlaceholder="Find tables"
      columns={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          width: 260,
          cell: (name) => <To to={path`/dynamodb/tables/${name}`}>{name}</To>,
          value: (name) => name,
        },
        { id: 'status', header: 'Status', width: 140, cell: (name) => <Described name={name} of="TableStatus" /> },
        { id: 'items', header: 'Item count', width: 140, cell: (name) => <Described name={name} of="ItemCount" /> },
      ]}
      empty={
        <>
          <Box variant="strong">No tables in this Region</Box>
          <Box color="text-body-secondary">A table holds items, found by their key.</Box>
        </>
      }
    />
  )
}

function Described({ name, of }: { name: string; of: 'TableStatus' | 'ItemCount' }) {
  const { data } = useRead<{ Table: Table } | null>(
    'dynamodb',
    'DescribeTable',
    { TableName: name },
    { absent: ['AccessDeniedException', 'ResourceNotFoundException'] },
  )
  return data ? String(data.Table[of] ?? '-') : '-'
}
