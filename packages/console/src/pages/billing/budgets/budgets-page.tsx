import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { BillingPage } from '../billing-page.tsx'
import { capital, forecastOf, Health, limitOf, money, spentOf, Used, usedOf } from './budget-cells.tsx'
import { DeleteBudget } from './delete-budget.tsx'
import type { Budget } from './shapes.ts'
import { useBudgets } from './use-budgets.ts'

export default function BudgetsPage() {
  return (
    <BillingPage
      page="Budgets"
      title="Budgets"
      description="A budget stops nothing. It tells somebody, and it is looked at a few times a day."
    >
      <BudgetsTable />
    </BillingPage>
  )
}

function BudgetsTable() {
  const { budgets, fault, refresh } = useBudgets()
  const [selected, setSelected] = useState<readonly Budget[]>([])
  const [deleting, setDeleting] = useState(false)
  const create = () => navigate('/billing/budgets/create')
  return (
    <>
      <ResourceTable<Budget>
        title="Budgets"
        items={budgets}
        fault={fault}
        refresh={refresh}
        idOf={({ BudgetName }) => BudgetName}
        filterPlaceholder="Find a budget"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select a budget."
              onClick={() => setDeleting(true)}
            >
              Delete
            </Button>
            <Button variant="primary" onClick={create}>
              Create budget
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            width: 220,
            cell: ({ BudgetName }) => <To to={path`/billing/budgets/${BudgetName}`}>{BudgetName}</To>,
            value: ({ BudgetName }) => BudgetName,
          },
          { id: 'health', header: 'Thresholds', width: 200, cell: (budget) => <Health budget={budget} /> },
          { id: 'budget', header: 'Budget', width: 120, cell: (one) => money(limitOf(one)), value: limitOf },
          { id: 'used', header: 'Amount used', width: 140, cell: (one) => money(spentOf(one)), value: spentOf },
          {
            id: 'forecast',
            header: 'Forecasted amount',
            width: 170,
            cell: (one) => money(forecastOf(one)),
            value: forecastOf,
          },
          {
            id: 'current',
            header: 'Current vs. budgeted',
            width: 220,
            cell: (one) => <Used budget={one} />,
            value: usedOf,
          },
          {
            id: 'period',
            header: 'Period',
            width: 120,
            cell: ({ TimeUnit }) => capital(TimeUnit),
            value: ({ TimeUnit }) => TimeUnit,
          },
        ]}
        empty={
          <>
            <Box variant="strong">No budgets</Box>
            <Box color="text-body-secondary">
              The first budget to have is the one that says a word as soon as anything costs anything.
            </Box>
          </>
        }
        emptyAction={<Button onClick={create}>Create budget</Button>}
      />
      {deleting && selected[0] && (
        <DeleteBudget
          name={selected[0].BudgetName}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}
