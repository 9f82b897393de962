import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { isAwsManaged } from '../permissions/managed-policies.ts'
import { documentText, type Policy, type PolicyVersion } from '../shapes.ts'
import { PolicySummary } from './policy-summary-table.tsx'

/** The default version: its summary, or its text. */
export function PolicyPermissions({ policy: { Arn, DefaultVersionId } }: { policy: Policy }) {
  const { data, fault, refresh } = useRead<{ PolicyVersion: PolicyVersion }>('iam', 'GetPolicyVersion', {
    PolicyArn: Arn,
    VersionId: DefaultVersionId,
  })
  const [view, setView] = useState('summary')
  if (!data) return fault ? <FaultAlert fault={fault} onRetry={refresh} /> : <Waiting lines={4} />
  const text = documentText(data.PolicyVersion.Document ?? '')
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <SegmentedControl
        label="View of the policy"
        selectedId={view}
        onChange={({ detail }) => setView(detail.selectedId)}
        options={[
          { id: 'summary', text: 'Summary' },
          { id: 'json', text: 'JSON' },
        ]}
      />
      {!isAwsManaged({ Arn }) && <Button onClick={() => navigate(path`/iam/policies/${Arn}/edit`)}>Edit</Button>}
    </SpaceBetween>
  )
  if (view === 'summary')
    return <PolicySummary text={text} title="Permissions defined in this policy" actions={actions} />
  return (
    <Container
      header={
        <Header variant="h2" actions={actions}>
          Permissions defined in this policy
        </Header>
      }
    >
      <pre className="fl-document">{text}</pre>
      <Copy text={text} label="Copy JSON" inline={false} />
    </Container>
  )
}
