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
import { PermissionsSection } from '../permissions/permissions-section.tsx'
import type { Group, User } from '../shapes.ts'
import { DeleteGroup } from './delete-group.tsx'
import { GroupUsers } from './group-users.tsx'

export default function GroupPage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Group: Group; Users: User[] }>('iam', 'GetGroup', { GroupName: name })
  const [tab, setTab] = useTab('users')
  const [deleting, setDeleting] = useState(false)
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}>
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container header={<Header variant="h2">Summary</Header>}>
          {data ? (
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'User group name', value: data.Group.GroupName },
                { label: 'Creation time', value: longDate(data.Group.CreateDate) },
                { label: 'ARN', value: <Copy text={data.Group.Arn} label="Copy the ARN" /> },
              ]}
            />
          ) : (
            !fault && <Waiting lines={2} />
          )}
        </Container>
        {!fault && (
          <Tabs
            ariaLabel={`About ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'users', label: 'Users', content: <GroupUsers groupName={name} users={data?.Users} /> },
              {
                id: 'permissions',
                label: 'Permissions',
                content: <PermissionsSection holder={{ kind: 'Group', name }} />,
              },
              { id: 'last-accessed', label: 'Last Accessed', content: data && <LastAccessed arn={data.Group.Arn} /> },
            ]}
          />
        )}
      </SpaceBetween>
      {deleting && (
        <DeleteGroup
          groupName={name}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate('/iam/groups')
          }}
        />
      )}
    </ContentLayout>
  )
}
