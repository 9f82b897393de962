import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import Wizard from '@cloudscape-design/components/wizard'
import { findingMessage } from '@first-line/policy'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { TagEditor } from '../permissions/tags-section.tsx'
import type { Tag } from '../shapes.ts'
import { wizardStrings } from '../wizard-strings.ts'
import { newPolicy } from './new-policy.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { PolicySummary } from './policy-summary-table.tsx'
import { useFindings } from './use-findings.ts'

interface NewPolicy {
  step: number
  text: string
  name: string
  description: string
  tags: Tag[]
}

const empty: NewPolicy = { step: 0, text: newPolicy, name: '', description: '', tags: [] }

export default function CreatePolicyPage() {
  const { draft, change, clear } = useDraft<NewPolicy>('create-policy', empty)
  const { step } = draft
  const setStep = (to: number) => change({ step: to })
  const [said, setSaid] = useState<string>()
  const errors = useFindings(draft.text, 'identity').filter(({ severity }) => severity === 'error')
  useUnsaved(draft.text !== newPolicy || draft.name !== '')
  const create = useAction(async (aws) => {
    await aws('iam', 'CreatePolicy', {
      PolicyName: draft.name.trim(),
      PolicyDocument: draft.text,
      ...(draft.description.trim() !== '' && { Description: draft.description.trim() }),
      ...(draft.tags.length > 0 && { Tags: draft.tags.map(({ Key, Value }) => ({ Key: Key.trim(), Value })) }),
    })
    return true
  })
  const go = (to: number) => {
    // Said here as well: the findings stand below the JSON editor, and the visual editor may be the one that is open.
    const wrong = errors.map(findingMessage).join(' ')
    setSaid(to === 1 && wrong !== '' ? `IAM would not take this policy. ${wrong}` : undefined)
    if (to === 0 || errors.length === 0) setStep(to)
  }
  const leave = () => {
    clear()
    navigate('/iam/policies', { sure: true })
  }
  const submit = async () => {
    if (!/^[\w+=,.@-]{1,128}$/.test(draft.name.trim()))
      return setSaid('Enter a name of up to 128 letters, digits and + = , . @ - _ characters.')
    setSaid(undefined)
    if (!(await create.run())) return
    notify({ type: 'success', content: `Policy ${draft.name.trim()} created.` })
    leave()
  }
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={() => void submit()}
      onCancel={leave}
      isLoadingNextStep={create.busy}
      submitButtonText="Create policy"
      i18nStrings={wizardStrings}
      steps={[
        {
          title: 'Specify permissions',
          description:
            'What may be done, with what, and under which conditions: by forms, or as JSON. Both show the same policy.',
          errorText: said,
          content: <PolicyEditor text={draft.text} onChange={(text) => change({ text })} />,
        },
        {
          title: 'Review and create',
          description: 'A name, and a last look at what the policy gives.',
          errorText: said,
          content: (
            <SpaceBetween size="l">
              <FaultAlert fault={create.fault} header="The policy was not created" />
              <Container header={<Header variant="h2">Policy details</Header>}>
                <SpaceBetween size="m">
                  <FormField
                    label="Policy name"
                    description="It says what the policy gives, and cannot be changed."
                    constraintText="Up to 128 letters, digits and + = , . @ - _"
                  >
                    <Input
                      value={draft.name}
                      autoComplete={false}
                      onChange={({ detail }) => change({ name: detail.value })}
                    />
                  </FormField>
                  <FormField label="Description - optional" constraintText="Up to 1,000 characters.">
                    <Textarea
                      value={draft.description}
                      onChange={({ detail }) => change({ description: detail.value })}
                    />
                  </FormField>
                </SpaceBetween>
              </Container>
              <PolicySummary text={draft.text} title="Permissions defined in this policy" />
              <Container header={<Header variant="h2">Add tags - optional</Header>}>
                <TagEditor tags={draft.tags} onChange={(tags) => change({ tags })} />
              </Container>
            </SpaceBetween>
          ),
        },
      ]}
    />
  )
}
