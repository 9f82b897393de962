import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { type ReactNode, useState } from 'react'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { wizardStrings } from '../../iam/wizard-strings.ts'
import { usd } from '../days.ts'
import { AlertList } from './alert-list.tsx'
import { CustomFields, periods } from './custom-fields.tsx'
import { addressesOf, missing, type NewBudget } from './new-budget.ts'

interface Props {
  wanted: NewBudget
  today: string
  /** The choice between a template and this. */
  setup: ReactNode
  busy: boolean
  fault: unknown
  onChange: (part: Partial<NewBudget>) => void
  onCancel: () => void
  onSubmit: () => void
}

/** *Customize (advanced)* in AWS's order: the kind, the amount and its scope, the alerts, actions, and a last look. */
export function CustomWizard({ wanted, today, setup, busy, fault, onChange, onCancel, onSubmit }: Props) {
  const { step } = wanted
  const [tried, setTried] = useState(false)
  const wrong = missing(wanted)
  const ofAlerts = Object.entries(wrong).filter(([field]) => field.startsWith('alert '))
  const ofBudget = Object.entries(wrong).filter(([field]) => !field.startsWith('alert '))
  const go = (to: number) => {
    const stopped = to > 1 && ofBudget.length > 0 ? 1 : to > 2 && ofAlerts.length > 0 ? 2 : to
    // What is missing is said on a step that somebody wanted to leave, not on one that they come to.
    setTried(stopped < to && stopped === step)
    onChange({ step: stopped })
  }
  const errors = tried ? wrong : {}
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={onSubmit}
      onCancel={onCancel}
      isLoadingNextStep={busy}
      submitButtonText="Create budget"
      i18nStrings={wizardStrings}
      steps={[
        {
          title: 'Choose budget type',
          content: (
            <SpaceBetween size="l">
              {setup}
              <Types />
            </SpaceBetween>
          ),
        },
        {
          title: 'Set your budget',
          content: <CustomFields wanted={wanted} errors={errors} today={today} onChange={onChange} />,
        },
        {
          title: 'Configure alerts',
          content: <AlertList wanted={wanted} errors={errors} onChange={onChange} />,
        },
        {
          title: 'Attach actions',
          isOptional: true,
          content: (
            <Alert type="info" header="Explained here, not part of this practice account">
              On AWS an alert can do more than write: attach a policy that denies, or stop instances. Such an action
              needs a role that Budgets may assume, and waits for somebody&#8217;s approval unless you say that it need
              not.
            </Alert>
          ),
        },
        { title: 'Review', content: <Review wanted={wanted} fault={fault} /> },
      ]}
    />
  )
}

const others = ['Usage budget', 'Reservation budget', 'Savings Plans budget']

function Types() {
  return (
    <Container header={<Header variant="h2">Budget types</Header>}>
      <RadioGroup
        ariaLabel="Budget types"
        value="Cost budget"
        items={[
          {
            value: 'Cost budget',
            label: 'Cost budget - Recommended',
            description: 'An amount in dollars, for everything or for a part of it.',
          },
          ...others.map((value) => ({
            value,
            label: value,
            disabled: true,
            description: 'Not part of this practice account.',
          })),
        ]}
      />
    </Container>
  )
}

function Review({ wanted, fault }: { wanted: NewBudget; fault: unknown }) {
  const method = wanted.renewal === 'recurring' ? 'Recurring budget' : `Expiring budget, until ${wanted.end}`
  return (
    <SpaceBetween size="l">
      <FaultAlert fault={fault} header="The budget was not created" />
      <Container header={<Header variant="h2">Budget details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Name', value: wanted.name },
            { label: 'Budget amount', value: usd(Number(wanted.amount.replaceAll(',', ''))) },
            { label: 'Period', value: periods.find(({ value }) => value === wanted.period)?.label },
            { label: 'Budget renewal type', value: method },
            { label: 'Budgeting method', value: 'Fixed' },
            {
              label: 'Budget scope',
              value: wanted.services.length > 0 ? `Service: ${wanted.services.join(', ')}` : 'All AWS services',
            },
          ]}
        />
      </Container>
      <Container
        header={
          <Header variant="h2" counter={`(${wanted.alerts.length})`}>
            {'Alerts'}
          </Header>
        }
      >
        {wanted.alerts.length === 0 && <Box color="text-body-secondary">Nobody is told.</Box>}
        <SpaceBetween size="m">
          {wanted.alerts.map((alert, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: alerts have no name but their place
            <FormField key={at} label={`Alert #${at + 1}`}>
              {alert.type === 'ACTUAL' ? 'Actual' : 'Forecasted'} cost &gt;{' '}
              {alert.unit === 'PERCENTAGE' ? `${alert.threshold}% of budgeted amount` : usd(Number(alert.threshold))}:{' '}
              {[...addressesOf(alert.emails), ...(alert.topic === '' ? [] : [alert.topic])].join(', ')}
            </FormField>
          ))}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}
