import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import Textarea from '@cloudscape-design/components/textarea'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { policyType } from '../permissions/managed-policies.ts'
import { TagEditor } from '../permissions/tags-section.tsx'
import type { NewRole } from './create-role-page.tsx'

interface Props {
  role: NewRole
  change: (part: Partial<NewRole>) => void
  trust: string
  fault: unknown
}

export function RoleReview({ role, change, trust, fault }: Props) {
  const policies = [
    ...role.policies.map((arn) => ({ arn, used: 'Permissions policy' })),
    ...role.boundary.map((arn) => ({ arn, used: 'Permissions boundary' })),
  ]
  return (
    <SpaceBetween size="l">
      <FaultAlert fault={fault} header="The role was not created, or not whole" />
      <Container header={<Header variant="h2">Role details</Header>}>
        <SpaceBetween size="m">
          <FormField
            label="Role name"
            description="It says what the role is for, and cannot be changed."
            constraintText="Maximum 64 characters. Use alphanumeric and '+=,.@-_' characters."
          >
            <Input value={role.name} autoComplete={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField
            label="Description"
            description="Who uses it, and for what."
            constraintText="Maximum 1,000 characters."
          >
            <Textarea value={role.description} onChange={({ detail }) => change({ description: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Step 1: Select trusted entities</Header>}>
        <pre className="fl-document">{trust}</pre>
      </Container>
      <Table
        header={<Header variant="h2">Step 2: Add permissions</Header>}
        items={policies}
        trackBy={({ arn, used }) => `${used} ${arn}`}
        ariaLabels={{ tableLabel: 'Permissions policy summary' }}
        columnDefinitions={[
          { id: 'name', header: 'Policy name', isRowHeader: true, cell: ({ arn }) => arn.split('/').at(-1) },
          { id: 'type', header: 'Type', cell: ({ arn }) => policyType({ Arn: arn }) },
          { id: 'used', header: 'Attached as', cell: ({ used }) => used },
        ]}
        empty="No permissions yet: who assumes the role can do nothing with it."
      />
      <Container header={<Header variant="h2">Step 3: Add tags - optional</Header>}>
        <TagEditor tags={role.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </SpaceBetween>
  )
}
