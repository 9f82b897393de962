import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Multiselect from '@cloudscape-design/components/multiselect'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

/** As Cost Explorer and a budget's filter name them, whether they have cost something yet or not. */
const known = [
  'Amazon DynamoDB',
  'Amazon Elastic Compute Cloud - Compute',
  'Amazon Relational Database Service',
  'Amazon Simple Notification Service',
  'Amazon Simple Storage Service',
  'Amazon Virtual Private Cloud',
  'AWS CloudTrail',
  'AWS Cost Explorer',
  'AWS Key Management Service',
  'AWS Lambda',
  'EC2 - Other',
]

interface Props {
  services: readonly string[]
  /** The names of services that have cost something. */
  spent: readonly string[]
  onChange: (services: string[]) => void
}

/** *Budget scope*: everything, or what a filter lets through. */
export function ScopeFields({ services, spent, onChange }: Props) {
  const [narrow, setNarrow] = useState(services.length > 0)
  const [filter, setFilter] = useState(services.length > 0)
  const options = [...new Set([...known, ...spent])].sort().map((value) => ({ value, label: value }))
  const drop = () => {
    setFilter(false)
    onChange([])
  }
  return (
    <Container header={<Header variant="h2">Budget scope</Header>}>
      <SpaceBetween size="m">
        <FormField label="Scope options">
          <RadioGroup
            value={narrow ? 'filter' : 'all'}
            onChange={({ detail }) => {
              setNarrow(detail.value === 'filter')
              if (detail.value === 'all') drop()
            }}
            items={[
              {
                value: 'all',
                label: 'All AWS services (Recommended)',
                description: 'Whatever the account spends, services that it does not use yet included.',
              },
              {
                value: 'filter',
                label: 'Filter specific AWS cost dimensions',
                description: 'A part of it: one service, say.',
              },
            ]}
          />
        </FormField>
        {narrow && !filter && (
          <Button iconName="add-plus" onClick={() => setFilter(true)}>
            Add filter
          </Button>
        )}
        {narrow && filter && (
          <SpaceBetween size="s">
            <FormField label="Dimension" constraintText="The other dimensions are not part of this practice account.">
              <Select
                selectedOption={{ value: 'Service', label: 'Service' }}
                options={[{ value: 'Service', label: 'Service' }]}
              />
            </FormField>
            <FormField label="Values">
              <Multiselect
                selectedOptions={services.map((value) => ({ value, label: value }))}
                options={options}
                filteringType="auto"
                filteringPlaceholder="Filter services"
                placeholder="Choose services"
                deselectAriaLabel={({ label }) => `Remove ${label}`}
                onChange={({ detail }) => onChange(detail.selectedOptions.map(({ value = '' }) => value))}
              />
            </FormField>
            <Button onClick={drop}>Remove filter</Button>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
