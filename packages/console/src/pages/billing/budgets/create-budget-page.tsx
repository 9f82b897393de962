import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { BillingPage } from '../billing-page.tsx'
import { useToday } from '../use-today.ts'
import { CustomWizard } from './custom-wizard.tsx'
import { budgetInput, emptyBudget, missing, type NewBudget, templateNames } from './new-budget.ts'
import { TemplateFields } from './template-fields.tsx'

export default function CreateBudgetPage() {
  const today = useToday()
  return (
    <BillingPage page="Budgets" title="Create budget">
      {today === undefined ? <Waiting lines={5} /> : <Form today={today} />}
    </BillingPage>
  )
}

function Form({ today }: { today: string }) {
  const account = useStore($session)?.accountId ?? ''
  const { draft, change, clear } = useDraft<NewBudget>('create-budget', emptyBudget)
  const [tried, setTried] = useState(false)
  const errors = missing(draft)
  useUnsaved(draft.amount !== '' || draft.emails !== '')
  const create = useAction(async (aws) => {
    await aws('budgets', 'CreateBudget', budgetInput(account, draft))
    return true
  })
  const leave = () => {
    clear()
    navigate('/billing/budgets', { sure: true })
  }
  const submit = async () => {
    setTried(true)
    if (Object.keys(errors).length > 0 || !(await create.run())) return
    notify({ type: 'success', content: `Your budget ${draft.name.trim()} has been created.` })
    leave()
  }
  const setup = (
    <Container header={<Header variant="h2">Budget setup</Header>}>
      <RadioGroup
        ariaLabel="Budget setup"
        value={draft.setup}
        onChange={({ detail }) => change(setupOf(detail.value as NewBudget['setup'], draft))}
        items={[
          {
            value: 'template',
            label: 'Use a template (simplified)',
            description: 'Recommended settings; they can be changed later.',
          },
          {
            value: 'custom',
            label: 'Customize (advanced)',
            description: 'A cost budget with your own period, scope and alerts.',
          },
        ]}
      />
    </Container>
  )
  if (draft.setup === 'custom') {
    return (
      <CustomWizard
        wanted={draft}
        today={today}
        setup={setup}
        busy={create.busy}
        fault={create.fault}
        onChange={change}
        onCancel={leave}
        onSubmit={() => void submit()}
      />
    )
  }
  return (
    <SpaceBetween size="l">
      {setup}
      <TemplateFields wanted={draft} errors={tried ? errors : {}} onChange={change} />
      <FaultAlert fault={create.fault} header="The budget was not created" />
      <FormActions label="Create budget" busy={create.busy} onCancel={leave} onSubmit={submit} />
    </SpaceBetween>
  )
}

/** A template's name is no name for a budget of one's own. */
function setupOf(setup: NewBudget['setup'], { template, name }: NewBudget): Partial<NewBudget> {
  const given = Object.values<string>(templateNames).includes(name) || name === ''
  return { setup, ...(given && { name: setup === 'custom' ? '' : templateNames[template] }) }
}
