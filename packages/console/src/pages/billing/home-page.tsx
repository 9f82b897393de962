import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../aws/use-read.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { To } from '../../parts/link.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { BillingPage } from './billing-page.tsx'
import { BudgetsStatus } from './budgets/budgets-status.tsx'
import { CostChart } from './cost-chart.tsx'
import { addDays, monthStart, sameDayLastMonth, usd } from './days.ts'
import { useCosts } from './use-costs.ts'
import { useToday } from './use-today.ts'

export default function HomePage() {
  const today = useToday()
  return (
    <BillingPage page="Home" title="Billing and Cost Management home">
      {today === undefined ? <Waiting lines={6} /> : <Widgets today={today} />}
    </BillingPage>
  )
}

function Widgets({ today }: { today: string }) {
  const months = useCosts({
    start: monthStart(today, -5),
    end: addDays(today, 1),
    granularity: 'MONTHLY',
    groupBy: 'SERVICE',
  })
  return (
    <SpaceBetween size="l">
      <Summary today={today} />
      <Container header={<Header variant="h2">Cost breakdown</Header>}>
        <FaultAlert fault={months.fault} onRetry={months.refresh} />
        {months.table ? (
          <SpaceBetween size="s">
            <CostChart table={months.table} granularity="MONTHLY" label="Costs by service and month" />
            <To to="/billing/cost-explorer">Analyze your costs in Cost Explorer</To>
          </SpaceBetween>
        ) : (
          !months.fault && <Waiting lines={6} />
        )}
      </Container>
      <ColumnLayout columns={2}>
        <Container header={<Header variant="h2">Top services, last six months</Header>}>
          {months.table && (
            <KeyValuePairs
              columns={1}
              items={months.table.series.slice(0, 5).map(({ name, total }) => ({ label: name, value: usd(total) }))}
            />
          )}
          {months.table?.series.length === 0 && 'Nothing was spent yet.'}
        </Container>
        <BudgetsStatus />
      </ColumnLayout>
    </SpaceBetween>
  )
}

interface Forecast {
  Total: { Amount: string }
}

/** *Cost summary*: this month, and what it is compared with. */
function Summary({ today }: { today: string }) {
  const start = monthStart(today)
  const before = monthStart(today, -1)
  const now = useCosts({ start, end: addDays(today, 1), granularity: 'MONTHLY' })
  const last = useCosts({ start: before, end: start, granularity: 'MONTHLY' })
  const then = useCosts({ start: before, end: addDays(sameDayLastMonth(today), 1), granularity: 'MONTHLY' })
  const forecast = useRead<Forecast | null>(
    'ce',
    'GetCostForecast',
    {
      TimePeriod: { Start: today, End: monthStart(today, 1) },
      Metric: 'UNBLENDED_COST',
      Granularity: 'MONTHLY',
    },
    { absent: ['DataUnavailableException'] },
  )
  const left = forecast.data ? Number(forecast.data.Total.Amount) : undefined
  const soFar = now.table?.total
  return (
    <Container header={<Header variant="h2">Cost summary</Header>}>
      <FaultAlert fault={now.fault ?? last.fault} onRetry={now.refresh} />
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Month-to-date cost', value: <Amount value={soFar} /> },
          { label: 'Last month’s cost for same time period', value: <Amount value={then.table?.total} /> },
          {
            label: 'Total forecasted cost for current month',
            value:
              left === undefined || soFar === undefined ? (
                forecast.data === null ? (
                  'Data unavailable'
                ) : (
                  '-'
                )
              ) : (
                <Amount value={soFar + left} />
              ),
          },
          { label: 'Last month’s total cost', value: <Amount value={last.table?.total} /> },
        ]}
      />
    </Container>
  )
}

function Amount({ value }: { value: number | undefined }) {
  return value === undefined ? '-' : <Box fontSize="heading-l">{usd(value)}</Box>
}
