import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { path } from '../../../router/pattern.ts'
import { limitOf, money, spentOf } from './budget-cells.tsx'
import { useBudgets } from './use-budgets.ts'

/** *Budgets status* of the home page. */
export function BudgetsStatus() {
  const { budgets, fault, refresh } = useBudgets()
  return (
    <Container header={<Header variant="h2">Budgets status</Header>}>
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        {budgets?.length === 0 && 'No budgets: nobody is told when something costs more than it should.'}
        {budgets && budgets.length > 0 && (
          <KeyValuePairs
            columns={1}
            items={budgets.slice(0, 5).map((budget) => ({
              label: <To to={path`/billing/budgets/${budget.BudgetName}`}>{budget.BudgetName}</To>,
              value: `${money(spentOf(budget))} of ${money(limitOf(budget))}`,
            }))}
          />
        )}
        <To to={budgets?.length === 0 ? '/billing/budgets/create' : '/billing/budgets'}>
          {budgets?.length === 0 ? 'Create a budget' : 'View all budgets'}
        </To>
      </SpaceBetween>
    </Container>
  )
}
