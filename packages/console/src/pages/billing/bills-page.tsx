import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../aws/session.ts'
import { useRead } from '../../aws/use-read.ts'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { BillingPage } from './billing-page.tsx'
import { addDays, monthStart, monthText, usd } from './days.ts'
import { useToday } from './use-today.ts'

export default function BillsPage() {
  const today = useToday()
  return (
    <BillingPage page="Bills" title="Bills" description="What a month’s bill consists of, line by line.">
      {today === undefined ? <Waiting lines={5} /> : <Bill today={today} />}
    </BillingPage>
  )
}

interface Charges {
  ResultsByTime: { Groups: { Keys: string[]; Metrics: Record<string, { Amount: string; Unit: string }> }[] }[]
}

interface Line {
  service: string
  usage: string
  quantity: number
  unit: string
  cost: number
}

function Bill({ today }: { today: string }) {
  const months = Array.from({ length: 12 }, (_, at) => monthStart(today, -at)).map((value) => ({
    value,
    label: monthText(value),
  }))
  const [month, setMonth] = useState(months[0]?.value ?? '')
  const account = useStore($session)?.accountId
  const open = month === monthStart(today)
  const { data, fault, refresh } = useRead<Charges>('ce', 'GetCostAndUsage', {
    TimePeriod: { Start: month, End: open ? addDays(today, 1) : monthStart(month, 1) },
    Granularity: 'MONTHLY',
    Metrics: ['UnblendedCost', 'UsageQuantity'],
    GroupBy: [
      { Type: 'DIMENSION', Key: 'SERVICE' },
      { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
    ],
  })
  const lines = data?.ResultsByTime.flatMap(({ Groups }) => Groups.map(lineOf))
  const total = lines?.reduce((sum, { cost }) => sum + cost, 0)
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Select
                ariaLabel="Billing period"
                selectedOption={months.find(({ value }) => value === month) ?? null}
                options={months}
                onChange={({ detail }) => setMonth(detail.selectedOption.value ?? month)}
              />
            }
          >
            AWS bill summary
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Account ID', value: account ?? '-' },
            { label: 'Billing period', value: monthText(month) },
            { label: 'Bill status', value: open ? 'Pending' : 'Issued' },
            {
              label: open ? 'Estimated grand total' : 'Grand total',
              value: total === undefined ? '-' : usd(total),
            },
          ]}
        />
      </Container>
      <ResourceTable<Line>
        title="Charges by service"
        items={lines}
        fault={fault}
        refresh={refresh}
        idOf={({ service, usage }) => `${service} ${usage}`}
        filterPlaceholder="Filter by service or usage type"
        columns={[
          {
            id: 'service',
            header: 'Service',
            isRowHeader: true,
            width: 300,
            cell: ({ service }) => service,
            value: ({ service }) => service,
          },
          { id: 'usage', header: 'Usage type', width: 240, cell: ({ usage }) => usage, value: ({ usage }) => usage },
          {
            id: 'quantity',
            header: 'Usage quantity',
            width: 200,
            cell: ({ quantity, unit }) => `${quantity.toLocaleString('en', { maximumFractionDigits: 3 })} ${unit}`,
            value: ({ quantity }) => quantity,
          },
          { id: 'cost', header: 'Amount in USD', width: 160, cell: ({ cost }) => usd(cost), value: ({ cost }) => cost },
        ]}
        empty="Nothing was used in this month that costs anything."
      />
    </SpaceBetween>
  )
}

function lineOf({
  Keys: [service = '', usage = ''],
  Metrics,
}: Charges['ResultsByTime'][number]['Groups'][number]): Line {
  const { UnblendedCost, UsageQuantity } = Metrics
  return {
    service,
    usage,
    quantity: Number(UsageQuantity?.Amount ?? 0),
    unit: UsageQuantity?.Unit ?? '',
    cost: Number(UnblendedCost?.Amount ?? 0),
  }
}
