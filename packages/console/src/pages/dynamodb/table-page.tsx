import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useRead } from '../../aws/use-read.ts'
import { Copy } from '../../parts/copy.tsx'
import { longDate } from '../../parts/dates.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { useTab } from '../../router/use-tab.ts'
import type { PageProps } from '../../services.ts'
import { attributeText, columnsOf, type Item } from './attribute-text.ts'

export interface Table {
  TableName: string
  TableArn: string
  TableStatus: string
  ItemCount?: number
  TableSizeBytes?: number
  CreationDateTime?: Date
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  BillingModeSummary?: { BillingMode: string }
}

/** How many items the page shows; a table may have millions. */
const shown = 300

export default function TablePage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Table: Table }>('dynamodb', 'DescribeTable', { TableName: name })
  const [tab, setTab] = useTab('overview')
  const table = data?.Table
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        {!table && !fault && <Waiting lines={5} />}
        {table && (
          <Tabs
            ariaLabel={`About ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'overview', label: 'Overview', content: <Overview table={table} /> },
              { id: 'items', label: 'Explore table items', content: <Items table={table} /> },
            ]}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

function Overview({ table }: { table: Table }) {
  const key = (type: 'HASH' | 'RANGE') => {
    const name = table.KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName
    const kind = table.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType
    return name === undefined ? '-' : `${name} (${kind === 'N' ? 'Number' : kind === 'B' ? 'Binary' : 'String'})`
  }
  return (
    <Container header={<Header variant="h2">General information</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Partition key', value: key('HASH') },
          { label: 'Sort key', value: key('RANGE') },
          { label: 'Table status', value: table.TableStatus },
          {
            label: 'Capacity mode',
            value: table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? 'On-demand' : 'Provisioned',
          },
          { label: 'Item count', value: table.ItemCount ?? '-' },
          { label: 'Created', value: table.CreationDateTime ? longDate(table.CreationDateTime) : '-' },
          { label: 'Amazon Resource Name (ARN)', value: <Copy text={table.TableArn} label="Copy the ARN" /> },
        ]}
      />
    </Container>
  )
}

function Items({ table: { TableName, KeySchema } }: { table: Table }) {
  const { data, fault, refresh } = useRead<{ Items?: Item[]; LastEvaluatedKey?: Item }>(
    'dynamodb',
    'Scan',
    { TableName, Limit: shown },
    { all: false },
  )
  const keys = [...KeySchema].sort((one) => (one.KeyType === 'HASH' ? -1 : 1)).map(({ AttributeName }) => AttributeName)
  const columns = columnsOf(data?.Items ?? [], keys)
  return (
    <SpaceBetween size="m">
      {data?.LastEvaluatedKey && Object.keys(data.LastEvaluatedKey).length > 0 && (
        <Alert type="info">The first {shown} items are shown. For the others, scan or query in the terminal.</Alert>
      )}
      <ResourceTable<Item>
        title="Items returned"
        items={data && (data.Items ?? [])}
        fault={fault}
        refresh={refresh}
        idOf={(item) => keys.map((key) => attributeText(item[key])).join(' ')}
        filterPlaceholder="Find among the items below"
        columns={columns.map((name, at) => ({
          id: name,
          header: name,
          isRowHeader: at === 0,
          width: 180,
          cell: (item) => attributeText(item[name]) || '-',
          value: (item) => attributeText(item[name]),
        }))}
        empty="The table has no items."
      />
    </SpaceBetween>
  )
}
