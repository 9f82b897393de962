import BarChart from '@cloudscape-design/components/bar-chart'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import type { PageProps } from '../../../services.ts'
import { BillingPage } from '../billing-page.tsx'
import { dayText, monthText, usd } from '../days.ts'
import { AlertsSection } from './alerts-section.tsx'
import { capital, forecastOf, Health, limitOf, money, spentOf, usedOf } from './budget-cells.tsx'
import { DeleteBudget } from './delete-budget.tsx'
import type { Budget, History } from './shapes.ts'

export default function BudgetPage({ params: { name = '' } }: PageProps) {
  const [deleting, setDeleting] = useState(false)
  return (
    <BillingPage page="Budgets" title={name} actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}>
      <Detail name={name} />
      {deleting && (
        <DeleteBudget
          name={name}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate('/billing/budgets')
          }}
        />
      )}
    </BillingPage>
  )
}

function Detail({ name }: { name: string }) {
  const AccountId = useStore($session)?.accountId ?? ''
  const named = { AccountId, BudgetName: name }
  const { data, fault, refresh } = useRead<{ Budget: Budget }>('budgets', 'DescribeBudget', named)
  const history = useRead<History>('budgets', 'DescribeBudgetPerformanceHistory', named, { when: data !== undefined })
  const budget = data?.Budget
  if (!budget) return fault ? <FaultAlert fault={fault} onRetry={refresh} /> : <Waiting lines={6} />
  const used = usedOf(budget)
  const filters = Object.entries(budget.CostFilters ?? {}).map(([key, values]) => `${key}: ${values.join(', ')}`)
  if (budget.FilterExpression) filters.push(JSON.stringify(budget.FilterExpression))
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Budget health</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Status', value: <Health budget={budget} /> },
            { label: 'Current vs. budgeted', value: used === undefined ? '-' : `${used.toFixed(2)}%` },
            { label: 'Amount used', value: money(spentOf(budget)) },
            { label: 'Forecasted amount', value: money(forecastOf(budget)) },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Details</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Budget type', value: `${capital(budget.BudgetType)} budget` },
            { label: 'Budgeted amount', value: money(limitOf(budget)) },
            { label: 'Period', value: capital(budget.TimeUnit) },
            { label: 'Start date', value: dayOf(budget.TimePeriod.Start) },
            {
              label: 'End date',
              // A budget without an end has one in 2087.
              value: budget.TimePeriod.End.getUTCFullYear() >= 2087 ? 'None: it recurs' : dayOf(budget.TimePeriod.End),
            },
            { label: 'Filters', value: <span className="fl-break">{filters.join('; ') || 'All AWS services'}</span> },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Budget history</Header>}>
        <FaultAlert fault={history.fault} onRetry={history.refresh} />
        {history.data ? (
          <HistoryChart history={history.data} unit={budget.TimeUnit} />
        ) : (
          !history.fault && <Waiting lines={4} />
        )}
      </Container>
      <AlertsSection named={named} />
    </SpaceBetween>
  )
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** What was spent in each period, and what it was allowed to be. */
function HistoryChart({ history, unit }: { history: History; unit: string }) {
  const text = unit === 'DAILY' ? dayText : monthText
  const rows = [...history.BudgetPerformanceHistory.BudgetedAndActualAmountsList].sort(
    (one, other) => one.TimePeriod.Start.getTime() - other.TimePeriod.Start.getTime(),
  )
  const x = (row: (typeof rows)[number]) => text(dayOf(row.TimePeriod.Start))
  return (
    <BarChart<string>
      ariaLabel="Actual and budgeted amounts by period"
      series={[
        {
          type: 'bar',
          title: 'Actual',
          data: rows.map((row) => ({ x: x(row), y: Number(row.ActualAmount.Amount) })),
          valueFormatter: usd,
        },
        {
          type: 'bar',
          title: 'Budgeted',
          data: rows.map((row) => ({ x: x(row), y: Number(row.BudgetedAmount.Amount) })),
          valueFormatter: usd,
        },
      ]}
      xDomain={rows.map(x)}
      xScaleType="categorical"
      xTitle="Period"
      yTitle="Costs ($)"
      height={240}
      hideFilter
      empty="Nothing was recorded yet."
      i18nStrings={{
        chartAriaRoleDescription: 'bar chart',
        xAxisAriaRoleDescription: 'x axis',
        yAxisAriaRoleDescription: 'y axis',
        legendAriaLabel: 'Legend',
        xTickFormatter: (value) => String(value),
        yTickFormatter: (value) => value.toLocaleString('en-US', { maximumFractionDigits: 4 }),
      }}
    />
  )
}
