import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { addDays, monthStart, usd } from '../days.ts'
import { useCosts } from '../use-costs.ts'
import { AlertFields } from './alert-fields.tsx'
import { type Alert, emptyAlert, type NewBudget, type Period } from './new-budget.ts'
import { NameField } from './template-fields.tsx'

interface Props {
  wanted: NewBudget
  errors: Record<string, string>
  today: string
  onChange: (part: Partial<NewBudget>) => void
}

const periods = [
  { value: 'DAILY', label: 'Daily' },
  { value: 'MONTHLY', label: 'Monthly' },
  { value: 'QUARTERLY', label: 'Quarterly' },
  { value: 'ANNUALLY', label: 'Annually' },
]
/** As many alerts as a budget takes (API reference, quotas of Budgets). */
const mostAlerts = 10

/** *Customize (advanced)*, a cost budget: amount, scope, alerts. */
export function CustomFields({ wanted, errors, today, onChange }: Props) {
  const lately = useCosts({
    start: monthStart(today, -5),
    end: addDays(today, 1),
    granularity: 'MONTHLY',
    groupBy: 'SERVICE',
  })
  const services = (lately.table?.series ?? []).map(({ name }) => ({ value: name, label: name }))
  const lastMonth = lately.table?.series.reduce((sum, { amounts }) => sum + (amounts.at(-2) ?? 0), 0)
  const changeAlert = (at: number, part: Partial<Alert>) =>
    onChange({ alerts: wanted.alerts.map((alert, index) => (index === at ? { ...alert, ...part } : alert)) })
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Details</Header>}>
        <NameField wanted={wanted} errors={errors} onChange={onChange} />
      </Container>
      <Container header={<Header variant="h2">Set budget amount</Header>}>
        <SpaceBetween size="m">
          <FormField label="Period" description="Daily budgets do not look ahead: they have no forecast.">
            <Select
              selectedOption={periods.find(({ value }) => value === wanted.period) ?? null}
              options={periods}
              onChange={({ detail }) => onChange({ period: detail.selectedOption.value as Period })}
            />
          </FormField>
          <FormField label="Budget renewal type">
            <RadioGroup
              value={wanted.renewal}
              onChange={({ detail }) => onChange({ renewal: detail.value as NewBudget['renewal'] })}
              items={[
                { value: 'recurring', label: 'Recurring budget', description: 'It begins anew with each period.' },
                { value: 'expiring', label: 'Expiring budget', description: 'It ends on a day that you say.' },
              ]}
            />
          </FormField>
          <FormField label="Start date - optional" constraintText="Without one: the period that is running.">
            <DatePicker
              value={wanted.start}
              placeholder="YYYY/MM/DD"
              openCalendarAriaLabel={(date) => `Choose the start date${date ? `, chosen: ${date}` : ''}`}
              onChange={({ detail }) => onChange({ start: detail.value })}
            />
          </FormField>
          {wanted.renewal === 'expiring' && (
            <FormField label="End date" errorText={errors.end}>
              <DatePicker
                value={wanted.end}
                placeholder="YYYY/MM/DD"
                openCalendarAriaLabel={(date) => `Choose the end date${date ? `, chosen: ${date}` : ''}`}
                onChange={({ detail }) => onChange({ end: detail.value })}
              />
            </FormField>
          )}
          <FormField
            label="Enter your budgeted amount ($)"
            description="Budgeting method: fixed. The same amount for each period."
            constraintText={lastMonth === undefined ? undefined : `Last month’s cost: ${usd(lastMonth)}`}
            errorText={errors.amount}
          >
            <Input
              value={wanted.amount}
              inputMode="decimal"
              onChange={({ detail }) => onChange({ amount: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Budget scope</Header>}>
        <FormField label="Filter: service" description="Nothing chosen: all AWS services.">
          <Multiselect
            selectedOptions={wanted.services.map((value) => ({ value, label: value }))}
            options={services}
            placeholder="All AWS services"
            deselectAriaLabel={({ label }) => `Remove ${label}`}
            onChange={({ detail }) => onChange({ services: detail.selectedOptions.map(({ value = '' }) => value) })}
          />
        </FormField>
      </Container>
      {wanted.alerts.map((alert, at) => (
        <AlertFields
          // biome-ignore lint/suspicious/noArrayIndexKey: alerts have no name but their place
          key={at}
          title={`Alert #${at + 1}`}
          alert={alert}
          error={errors[`alert ${at}`]}
          onChange={(part) => changeAlert(at, part)}
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
