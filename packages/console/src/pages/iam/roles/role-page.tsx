import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { ago, longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { hrefOf, navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useTab } from '../../../router/use-tab.ts'
import type { PageProps } from '../../../services.ts'
import { LastAccessed } from '../last-accessed/last-accessed.tsx'
import { BoundarySection } from '../permissions/boundary-section.tsx'
import { PermissionsSection } from '../permissions/permissions-section.tsx'
import { TagsSection } from '../permissions/tags-section.tsx'
import { documentText, type Role } from '../shapes.ts'
import { DeleteRole } from './delete-role.tsx'
import { RevokeSessions } from './revoke-sessions.tsx'

interface Profiles {
  InstanceProfiles: { Arn: string }[]
}

export default function RolePage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Role: Role }>('iam', 'GetRole', { RoleName: name })
  const profiles = useRead<Profiles>('iam', 'ListInstanceProfilesForRole', { RoleName: name })
  const [tab, setTab] = useTab('permissions')
  const [deleting, setDeleting] = useState(false)
  const role = data?.Role
  const holder = { kind: 'Role', name } as const
  const used = role?.RoleLastUsed?.LastUsedDate
  const profile = profiles.data?.InstanceProfiles[0]?.Arn
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          {...(role?.Description !== undefined && { description: role.Description })}
          actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container header={<Header variant="h2">Summary</Header>}>
          {role ? (
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'ARN', value: <Copy text={role.Arn} label="Copy the ARN" /> },
                { label: 'Creation date', value: longDate(role.CreateDate) },
                { label: 'Last activity', value: used ? ago(used) : '-' },
                {
                  label: 'Link to switch roles in console',
                  value: <Copy text={switchLink(role.Arn)} label="Copy the link" />,
                },
                { label: 'Maximum session duration', value: hours(role.MaxSessionDuration ?? 3600) },
                {
                  label: 'Instance profile ARN',
                  value: profile === undefined ? '-' : <Copy text={profile} label="Copy the instance profile ARN" />,
                },
              ]}
            />
          ) : (
            !fault && <Waiting lines={3} />
          )}
        </Container>
        {role && (
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
                    <BoundarySection holder={holder} boundary={role.PermissionsBoundary?.PermissionsBoundaryArn} />
                  </SpaceBetween>
                ),
              },
              {
                id: 'trust',
                label: 'Trust relationships',
                content: (
                  <Container
                    header={
                      <Header
                        variant="h2"
                        description="Who may put this role on, and when."
                        actions={
                          <Button onClick={() => navigate(path`/iam/roles/${name}/edit-trust-policy`)}>
                            Edit trust policy
                          </Button>
                        }
                      >
                        Trusted entities
                      </Header>
                    }
                  >
                    <pre className="fl-document">{documentText(role.AssumeRolePolicyDocument)}</pre>
                  </Container>
                ),
              },
              { id: 'tags', label: 'Tags', content: <TagsSection kind="Role" named={{ RoleName: name }} /> },
              { id: 'last-accessed', label: 'Last Accessed', content: <LastAccessed arn={role.Arn} /> },
              { id: 'revoke', label: 'Revoke sessions', content: <RevokeSessions roleName={name} /> },
            ]}
          />
        )}
      </SpaceBetween>
      {deleting && (
        <DeleteRole
          roleName={name}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate('/iam/roles')
          }}
        />
      )}
    </ContentLayout>
  )
}

const switchLink = (arn: string): string =>
  `${location.origin}${hrefOf('/switchrole')}?account=${arn.split(':')[4]}&roleName=${encodeURIComponent(arn.split(':role/')[1] ?? '')}`

const hours = (seconds: number): string => (seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`)
