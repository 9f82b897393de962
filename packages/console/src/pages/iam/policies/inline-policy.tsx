import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { getInline, type Holder, holderPath, named, putInline } from '../permissions/holder.ts'
import { documentText } from '../shapes.ts'
import { newPolicy } from './new-policy.ts'
import { PolicyEditor } from './policy-editor.tsx'

interface Props {
  holder: Holder
  /** Absent: a new one. */
  policyName: string | undefined
}

/** *Create inline policy*, or the one that is there. */
export function InlinePolicy({ holder, policyName }: Props) {
  const { data, fault, refresh } = useRead<{ PolicyDocument: string }>(
    'iam',
    getInline(holder),
    { ...named(holder), PolicyName: policyName },
    { when: policyName !== undefined },
  )
  if (policyName === undefined) return <Editor holder={holder} before={newPolicy} />
  if (!data) return fault ? <FaultAlert fault={fault} onRetry={refresh} /> : <Waiting lines={6} />
  return <Editor holder={holder} name={policyName} before={documentText(data.PolicyDocument)} />
}

function Editor({ holder, name: given, before }: { holder: Holder; name?: string; before: string }) {
  const [text, setText] = useState(before)
  const [name, setName] = useState(given ?? '')
  useUnsaved(text !== before || (given === undefined && name !== ''))
  const save = useAction(async (aws) => {
    await aws('iam', putInline(holder), { ...named(holder), PolicyName: name.trim(), PolicyDocument: text })
    return true
  })
  const leave = () => navigate(`${holderPath(holder)}?tab=permissions`, { sure: true })
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={`Only ${holder.name} has an inline policy: it is deleted together with it.`}>
          {given === undefined ? 'Create inline policy' : `Modify ${given}`}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <PolicyEditor text={text} onChange={setText} />
        {given === undefined && (
          <Container header={<Header variant="h2">Policy details</Header>}>
            <FormField label="Policy name" constraintText="Up to 128 letters, digits and + = , . @ - _">
              <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
          </Container>
        )}
        <FaultAlert fault={save.fault} header="The policy was not saved" />
        <FormActions
          label={given === undefined ? 'Create policy' : 'Save changes'}
          busy={save.busy}
          unready={name.trim() === '' && 'Enter a name first.'}
          onCancel={leave}
          onSubmit={async () => {
            if (!(await save.run())) return
            notify({
              type: 'success',
              content: `Policy ${name.trim()} ${given === undefined ? 'created' : 'updated'}.`,
            })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
