import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { PageProps } from '../../../services.ts'
import { documentText, type Policy, type PolicyVersion } from '../shapes.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { PolicySummary } from './policy-summary-table.tsx'

/** *Modify permissions*: what is saved is a new version. */
export default function EditPolicyPage({ params: { arn = '' } }: PageProps) {
  const policy = useRead<{ Policy: Policy }>('iam', 'GetPolicy', { PolicyArn: arn })
  const version = useRead<{ PolicyVersion: PolicyVersion }>(
    'iam',
    'GetPolicyVersion',
    { PolicyArn: arn, VersionId: policy.data?.Policy.DefaultVersionId },
    { when: policy.data !== undefined },
  )
  const fault = policy.fault ?? version.fault
  if (!policy.data || !version.data)
    return fault ? <FaultAlert fault={fault} onRetry={policy.refresh} /> : <Waiting lines={6} />
  const { PolicyName } = policy.data.Policy
  return <Editor arn={arn} name={PolicyName} before={documentText(version.data.PolicyVersion.Document ?? '')} />
}

function Editor({ arn, name, before }: { arn: string; name: string; before: string }) {
  const versions = useRead<{ Versions: PolicyVersion[] }>('iam', 'ListPolicyVersions', { PolicyArn: arn })
  const [text, setText] = useState(before)
  const [asDefault, setAsDefault] = useState(true)
  useUnsaved(text !== before)
  const full = (versions.data?.Versions.length ?? 0) >= 5
  const save = useAction(async (aws) => {
    await aws('iam', 'CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: text, SetAsDefault: asDefault })
    return true
  })
  const leave = () => navigate(path`/iam/policies/${arn}`, { sure: true })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Saving makes a new version of the policy. Who it is attached to has the new permissions at once."
        >
          Modify permissions in {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {full && (
          <Alert type="warning" header="There are five versions already">
            A policy keeps five versions. <To to={`${path`/iam/policies/${arn}`}?tab=versions`}>Delete one</To> first.
          </Alert>
        )}
        <PolicyEditor text={text} onChange={setText} />
        <PolicySummary text={text} title="Permissions defined in this policy" />
        <Checkbox checked={asDefault} onChange={({ detail }) => setAsDefault(detail.checked)}>
          Set this new version as the default.
        </Checkbox>
        <FaultAlert fault={save.fault} header="The policy was not changed" />
        <FormActions
          label="Save changes"
          busy={save.busy}
          unready={text === before && 'Nothing has been changed.'}
          onCancel={leave}
          onSubmit={async () => {
            if (!(await save.run())) return
            notify({ type: 'success', content: `Policy ${name} updated.` })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
