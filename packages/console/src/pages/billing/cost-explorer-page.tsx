import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { csvOf, download } from '../../parts/download.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { BillingPage } from './billing-page.tsx'
import { CostChart } from './cost-chart.tsx'
import type { CostSeries, CostTable } from './costs.ts'
import { addDays, dayText, monthStart, monthText, usd } from './days.ts'
import { useCosts } from './use-costs.ts'
import { useToday } from './use-today.ts'

type Granularity = 'DAILY' | 'MONTHLY'

const ranges = [
  { value: '7', label: 'Last 7 days', start: (today: string) => addDays(today, -6) },
  { value: 'month', label: 'Month to date', start: (today: string) => monthStart(today) },
  { value: '30', label: 'Last 30 days', start: (today: string) => addDays(today, -29) },
  { value: '3m', label: 'Last 3 months', start: (today: string) => monthStart(today, -2) },
  { value: '6m', label: 'Last 6 months', start: (today: string) => monthStart(today, -5) },
  { value: '12m', label: 'Last 12 months', start: (today: string) => monthStart(today, -11) },
] as const

const granularities = [
  { value: 'DAILY', label: 'Daily' },
  { value: 'MONTHLY', label: 'Monthly' },
] as const

const dimensions = [
  { value: 'SERVICE', label: 'Service' },
  { value: 'REGION', label: 'Region' },
  { value: 'USAGE_TYPE', label: 'Usage type' },
  { value: 'INSTANCE_TYPE', label: 'Instance type' },
  { value: 'OPERATION', label: 'API operation' },
  { value: '', label: 'None' },
] as const

export default function CostExplorerPage() {
  const today = useToday()
  return (
    <BillingPage page="CostExplorer" title="Cost Explorer" description="What was spent, when, and on what.">
      {today === undefined ? <Waiting lines={6} /> : <Report today={today} />}
    </BillingPage>
  )
}

function Report({ today }: { today: string }) {
  const [range, setRange] = useState<(typeof ranges)[number]>(ranges[2])
  const [granularity, setGranularity] = useState<Granularity>('DAILY')
  const [groupBy, setGroupBy] = useState('SERVICE')
  const [services, setServices] = useState<readonly string[]>([])
  const start = range.start(today)
  const end = addDays(today, 1)
  const { table, fault, refresh } = useCosts({ start, end, granularity, groupBy, services })
  const known = useCosts({ start, end, granularity: 'MONTHLY', groupBy: 'SERVICE' })
  const options = (known.table?.series ?? []).map(({ name }) => ({ value: name, label: name }))
  const text = granularity === 'DAILY' ? dayText : monthText
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Report parameters</Header>}>
        <div className="fl-filters">
          <FormField label="Date range">
            <Select
              selectedOption={range}
              options={ranges.map(({ value, label }) => ({ value, label }))}
              onChange={({ detail }) =>
                setRange(ranges.find(({ value }) => value === detail.selectedOption.value) ?? range)
              }
            />
          </FormField>
          <FormField label="Granularity">
            <Select
              selectedOption={granularities.find(({ value }) => value === granularity) ?? null}
              options={granularities}
              onChange={({ detail }) => setGranularity(detail.selectedOption.value as Granularity)}
            />
          </FormField>
          <FormField label="Group by dimension">
            <Select
              selectedOption={dimensions.find(({ value }) => value === groupBy) ?? null}
              options={dimensions}
              onChange={({ detail }) => setGroupBy(detail.selectedOption.value ?? '')}
            />
          </FormField>
          <FormField label="Filter: service">
            <Multiselect
              selectedOptions={services.map((value) => ({ value, label: value }))}
              options={options}
              placeholder="All services"
              deselectAriaLabel={({ label }) => `Remove ${label}`}
              onChange={({ detail }) => setServices(detail.selectedOptions.map(({ value = '' }) => value))}
            />
          </FormField>
        </div>
      </Container>
      <FaultAlert fault={fault} onRetry={refresh} />
      <Container header={<Header variant="h2">Cost and usage graph</Header>}>
        {table ? (
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'Total cost', value: usd(table.total) },
                {
                  label: granularity === 'DAILY' ? 'Average daily cost' : 'Average monthly cost',
                  value: usd(table.total / Math.max(1, table.periods.length)),
                },
                { label: 'Group count', value: table.series.length },
              ]}
            />
            <CostChart table={table} granularity={granularity} label="Costs over time" />
          </SpaceBetween>
        ) : (
          !fault && <Waiting lines={6} />
        )}
      </Container>
      <ResourceTable<CostSeries>
        title="Cost and usage breakdown"
        items={table?.series}
        idOf={({ name }) => name}
        filterPlaceholder="Find cost and usage data"
        actions={
          <Button
            disabled={!table}
            disabledReason="There are no costs yet."
            onClick={() => table && download('costs.csv', csvOf(rowsOf(table)))}
          >
            Download as CSV
          </Button>
        }
        columns={[
          {
            id: 'name',
            header: dimensions.find(({ value }) => value === groupBy)?.label ?? 'Total',
            isRowHeader: true,
            width: 260,
            cell: ({ name }) => name,
            value: ({ name }) => name,
          },
          { id: 'total', header: 'Total', width: 130, cell: ({ total }) => usd(total), value: ({ total }) => total },
          ...(table?.periods ?? []).map((period, at) => ({
            id: period,
            header: text(period),
            width: 120,
            cell: ({ amounts }: CostSeries) => usd(amounts[at] ?? 0),
            value: ({ amounts }: CostSeries) => amounts[at] ?? 0,
          })),
        ]}
        empty="Nothing was spent in this time."
      />
    </SpaceBetween>
  )
}

const rowsOf = ({ periods, series }: CostTable): string[][] => [
  ['', 'Total', ...periods],
  ...series.map(({ name, total, amounts }) => [name, `${total}`, ...amounts.map(String)]),
]
