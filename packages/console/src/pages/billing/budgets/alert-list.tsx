import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AlertFields } from './alert-fields.tsx'
import { type Alert, emptyAlert, type NewBudget } from './new-budget.ts'

/** As many alerts as a budget takes (API reference, quotas of Budgets). */
const mostAlerts = 10

interface Props {
  wanted: NewBudget
  errors: Record<string, string>
  onChange: (part: Partial<NewBudget>) => void
}

/** *Configure alerts*: none, or up to ten. */
export function AlertList({ wanted, errors, onChange }: Props) {
  const change = (at: number, part: Partial<Alert>) =>
    onChange({ alerts: wanted.alerts.map((alert, index) => (index === at ? { ...alert, ...part } : alert)) })
  return (
    <SpaceBetween size="l">
      {wanted.alerts.map((alert, at) => (
        <AlertFields
          // biome-ignore lint/suspicious/noArrayIndexKey: alerts have no name but their place
          key={at}
          title={`Alert #${at + 1}`}
          alert={alert}
          error={errors[`alert ${at}`]}
          onChange={(part) => change(at, part)}
          onRemove={() => onChange({ alerts: wanted.alerts.filter((_, index) => index !== at) })}
        />
      ))}
      <Button
        iconName="add-plus"
        disabled={wanted.alerts.length >= mostAlerts}
        disabledReason={`A budget has ${mostAlerts} alerts at most.`}
        onClick={() => onChange({ alerts: [...wanted.alerts, emptyAlert] })}
      >
        Add an alert threshold
      </Button>
    </SpaceBetween>
  )
}
