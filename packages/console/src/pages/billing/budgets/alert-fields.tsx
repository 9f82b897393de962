import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Alert } from './new-budget.ts'

interface Props {
  /** "Alert #1" */
  title: string
  alert: Alert
  error: string | undefined
  onChange: (part: Partial<Alert>) => void
  onRemove?: () => void
}

const units = [
  { value: 'PERCENTAGE', label: '% of budgeted amount' },
  { value: 'ABSOLUTE_VALUE', label: 'Absolute value ($)' },
]
const triggers = [
  { value: 'ACTUAL', label: 'Actual' },
  { value: 'FORECASTED', label: 'Forecasted' },
]

/** One alert: of what, above what, and who hears of it. */
export function AlertFields({ title, alert, error, onChange, onRemove }: Props) {
  return (
    <Container
      header={
        <Header variant="h3" actions={onRemove && <Button onClick={onRemove}>Remove {title.toLowerCase()}</Button>}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className="fl-filters">
          <FormField label="Threshold">
            <Input
              value={alert.threshold}
              inputMode="decimal"
              ariaLabel={`${title}: threshold`}
              onChange={({ detail }) => onChange({ threshold: detail.value })}
            />
          </FormField>
          <FormField label="Unit">
            <Select
              ariaLabel={`${title}: unit`}
              selectedOption={units.find(({ value }) => value === alert.unit) ?? null}
              options={units}
              onChange={({ detail }) => onChange({ unit: detail.selectedOption.value as Alert['unit'] })}
            />
          </FormField>
          <FormField label="Trigger">
            <Select
              ariaLabel={`${title}: trigger`}
              selectedOption={triggers.find(({ value }) => value === alert.type) ?? null}
              options={triggers}
              onChange={({ detail }) => onChange({ type: detail.selectedOption.value as Alert['type'] })}
            />
          </FormField>
        </div>
        <FormField
          label="Email recipients"
          constraintText="Up to ten addresses, with commas between them."
          errorText={error}
        >
          <Input
            value={alert.emails}
            ariaLabel={`${title}: email recipients`}
            autoComplete={false}
            onChange={({ detail }) => onChange({ emails: detail.value })}
          />
        </FormField>
        <FormField
          label="Amazon SNS ARN - optional"
          description="The topic’s policy must let budgets.amazonaws.com publish."
        >
          <Input
            value={alert.topic}
            ariaLabel={`${title}: Amazon SNS ARN`}
            placeholder="arn:aws:sns:us-east-1:123456789012:costs"
            autoComplete={false}
            onChange={({ detail }) => onChange({ topic: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
