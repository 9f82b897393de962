import Container from '@cloudscape-design/components/container'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { addDays, monthStart, usd } from '../days.ts'
import { useCosts } from '../use-costs.ts'
import type { NewBudget, Period } from './new-budget.ts'
import { ScopeFields } from './scope-fields.tsx'
import { NameField } from './template-fields.tsx'

interface Props {
  wanted: NewBudget
  errors: Record<string, string>
  today: string
  onChange: (part: Partial<NewBudget>) => void
}

export const periods = [
  { value: 'DAILY', label: 'Daily' },
  { value: 'MONTHLY', label: 'Monthly' },
  { value: 'QUARTERLY', label: 'Quarterly' },
  { value: 'ANNUALLY', label: 'Annually' },
]
const elsewhere = 'Not part of this practice account: aws budgets create-budget makes one.'
const methods = [
  { value: 'fixed', label: 'Fixed', description: 'The same amount for each period.' },
  { value: 'planned', label: 'Planned', disabled: true, disabledReason: elsewhere },
  { value: 'auto', label: 'Auto-adjusting', disabled: true, disabledReason: elsewhere },
]

/** *Set your budget*: the name, the amount and when it begins anew, and what is counted. */
export function CustomFields({ wanted, errors, today, onChange }: Props) {
  const lately = useCosts({
    start: monthStart(today, -5),
    end: addDays(today, 1),
    granularity: 'MONTHLY',
    groupBy: 'SERVICE',
  })
  const lastMonth = lately.table?.series.reduce((sum, { amounts }) => sum + (amounts.at(-2) ?? 0), 0)
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
          <FormField label="Budgeting method">
            <Select selectedOption={methods[0] ?? null} options={methods} />
          </FormField>
          <FormField
            label="Enter your budgeted amount ($)"
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
      <ScopeFields
        services={wanted.services}
        spent={lately.table?.series.map(({ name }) => name) ?? []}
        onChange={(services) => onChange({ services })}
      />
    </SpaceBetween>
  )
}
