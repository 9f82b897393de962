import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type NewBudget, type Template, templateNames } from './new-budget.ts'

interface Props {
  wanted: NewBudget
  errors: Record<string, string>
  onChange: (part: Partial<NewBudget>) => void
}

/** *Use a template (simplified)*. */
export function TemplateFields({ wanted, errors, onChange }: Props) {
  const named = Object.values(templateNames) as string[]
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Templates</Header>}>
        <FormField label="Choose a template">
          <RadioGroup
            value={wanted.template}
            onChange={({ detail }) => {
              const template = detail.value as Template
              onChange({ template, ...(named.includes(wanted.name) && { name: templateNames[template] }) })
            }}
            items={[
              {
                value: 'zero',
                label: 'Zero spend budget',
                description: 'Tells you once your spending exceeds $0.01.',
              },
              {
                value: 'monthly',
                label: 'Monthly cost budget',
                description: 'Tells you when you exceed, or are forecast to exceed, the amount of a month.',
              },
            ]}
          />
        </FormField>
      </Container>
      <Container header={<Header variant="h2">Details</Header>}>
        <SpaceBetween size="m">
          <NameField wanted={wanted} errors={errors} onChange={onChange} />
          {wanted.template === 'monthly' && (
            <FormField label="Enter your budgeted amount ($)" errorText={errors.amount}>
              <Input
                value={wanted.amount}
                inputMode="decimal"
                onChange={({ detail }) => onChange({ amount: detail.value })}
              />
            </FormField>
          )}
          <FormField
            label="Email recipients"
            description="Who is told when the threshold is exceeded."
            constraintText="Up to ten addresses, with commas between them."
            errorText={errors.emails}
          >
            <Input
              value={wanted.emails}
              autoComplete={false}
              onChange={({ detail }) => onChange({ emails: detail.value })}
            />
          </FormField>
          <div>
            {wanted.template === 'zero'
              ? 'The budget is of $1.00 a month. An alert is sent as soon as more than $0.01 was spent.'
              : 'Alerts are sent when 85% and 100% of the amount were spent, and when 100% are forecast.'}
          </div>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}

export function NameField({ wanted, errors, onChange }: Props) {
  return (
    <FormField label="Budget name" constraintText="Names must be between 1-100 characters." errorText={errors.name}>
      <Input value={wanted.name} autoComplete={false} onChange={({ detail }) => onChange({ name: detail.value })} />
    </FormField>
  )
}
