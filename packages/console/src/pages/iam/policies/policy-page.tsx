import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { useTab } from '../../../router/use-tab.ts'
import type { PageProps } from '../../../services.ts'
import { LastAccessed } from '../last-accessed/last-accessed.tsx'
import { isAwsManaged, policyType } from '../permissions/managed-policies.ts'
import { TagsSection } from '../permissions/tags-section.tsx'
import type { Policy } from '../shapes.ts'
import { DeletePolicy } from './delete-policy.tsx'
import { EntitiesSection } from './entities-section.tsx'
import { PolicyPermissions } from './policy-permissions.tsx'
import { VersionsSection } from './versions-section.tsx'

export default function PolicyPage({ params: { arn = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Policy: Policy }>('iam', 'GetPolicy', { PolicyArn: arn })
  const [tab, setTab] = useTab('permissions')
  const [deleting, setDeleting] = useState(false)
  const policy = data?.Policy
  const ours = !isAwsManaged({ Arn: arn })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          {...(policy?.Description !== undefined && { description: policy.Description })}
          actions={ours && <Button onClick={() => setDeleting(true)}>Delete</Button>}
        >
          {policy?.PolicyName ?? arn.split('/').at(-1)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container header={<Header variant="h2">Policy details</Header>}>
          {policy ? (
            <KeyValuePairs
              columns={4}
              items={[
                { label: 'Type', value: policyType(policy) },
                { label: 'Creation time', value: longDate(policy.CreateDate) },
                { label: 'Edited time', value: longDate(policy.UpdateDate) },
                { label: 'ARN', value: <Copy text={policy.Arn} label="Copy the ARN" /> },
              ]}
            />
          ) : (
            !fault && <Waiting lines={2} />
          )}
        </Container>
        {policy && (
          <Tabs
            ariaLabel={`About ${policy.PolicyName}`}
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'permissions', label: 'Permissions', content: <PolicyPermissions policy={policy} /> },
              { id: 'entities', label: 'Entities attached', content: <EntitiesSection arn={arn} /> },
              ...(ours
                ? [{ id: 'tags', label: 'Tags', content: <TagsSection kind="Policy" named={{ PolicyArn: arn }} /> }]
                : []),
              { id: 'versions', label: 'Policy versions', content: <VersionsSection arn={arn} ours={ours} /> },
              { id: 'last-accessed', label: 'Last Accessed', content: <LastAccessed arn={arn} /> },
            ]}
          />
        )}
      </SpaceBetween>
      {deleting && policy && (
        <DeletePolicy
          policy={policy}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate('/iam/policies')
          }}
        />
      )}
    </ContentLayout>
  )
}
