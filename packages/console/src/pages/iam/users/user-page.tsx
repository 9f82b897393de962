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
import { AccessKeysSection } from '../access-keys/access-keys-section.tsx'
import { LastAccessed } from '../last-accessed/last-accessed.tsx'
import { MfaSection } from '../mfa/mfa-section.tsx'
import { ConsoleSignIn } from '../passwords/console-sign-in.tsx'
import { BoundarySection } from '../permissions/boundary-section.tsx'
import { PermissionsSection } from '../permissions/permissions-section.tsx'
import { TagsSection } from '../permissions/tags-section.tsx'
import type { User } from '../shapes.ts'
import { DeleteUser } from './delete-user.tsx'
import { KeyAgeCell, MfaCell } from './user-cells.tsx'
import { UserGroups } from './user-groups.tsx'

export default function UserPage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ User: User }>('iam', 'GetUser', { UserName: name })
  const [tab, setTab] = useTab('permissions')
  const [deleting, setDeleting] = useState(false)
  const user = data?.User
  const holder = { kind: 'User', name } as const
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
          {user ? (
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'ARN', value: <Copy text={user.Arn} label="Copy the ARN" /> },
                { label: 'Created', value: longDate(user.CreateDate) },
                {
                  label: 'Last console sign-in',
                  value: user.PasswordLastUsed ? longDate(user.PasswordLastUsed) : 'Never',
                },
                { label: 'MFA', value: <MfaCell userName={name} /> },
                { label: 'Active key age', value: <KeyAgeCell userName={name} /> },
              ]}
            />
          ) : (
            !fault && <Waiting lines={3} />
          )}
        </Container>
        {!fault && (
          <Tabs
            ariaLabel={`About ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              {
                id: 'permissions',
                label: 'Permissions',
                content: (
                  <SpaceBetween size="l">
                    <PermissionsSection holder={holder} />
                    <BoundarySection holder={holder} boundary={user?.PermissionsBoundary?.PermissionsBoundaryArn} />
                  </SpaceBetween>
                ),
              },
              { id: 'groups', label: 'Groups', content: <UserGroups userName={name} /> },
              { id: 'tags', label: 'Tags', content: <TagsSection kind="User" named={{ UserName: name }} /> },
              {
                id: 'security-credentials',
                label: 'Security credentials',
                content: (
                  <SpaceBetween size="l">
                    <ConsoleSignIn userName={name} />
                    <MfaSection owner={{ kind: 'user', userName: name }} own={false} />
                    <AccessKeysSection owner={{ kind: 'user', userName: name }} own={false} />
                  </SpaceBetween>
                ),
              },
              { id: 'last-accessed', label: 'Last Accessed', content: user && <LastAccessed arn={user.Arn} /> },
            ]}
          />
        )}
      </SpaceBetween>
      {deleting && (
        <DeleteUser
          userName={name}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate('/iam/users')
          }}
        />
      )}
    </ContentLayout>
  )
}
