import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { age, ago, longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { type Owner, ownerPath, userNameOf } from '../owner.ts'
import type { AccessKey, AccessKeyLastUsed, Tag } from '../shapes.ts'
import { ChangeKey, type KeyChange } from './change-key.tsx'

/** *Access keys* of a user or of root: at most two. */
export function AccessKeysSection({ owner, own }: { owner: Owner; own: boolean }) {
  const { data, fault, refresh } = useRead<{ AccessKeyMetadata: AccessKey[] }>(
    'iam',
    'ListAccessKeys',
    userNameOf(owner),
  )
  const tags = useRead<{ Tags: Tag[] }>('iam', 'ListUserTags', userNameOf(owner), { when: owner.kind === 'user' })
  const [change, setChange] = useState<{ what: KeyChange; key: AccessKey }>()
  const keys = data?.AccessKeyMetadata
  return (
    <SpaceBetween size="m">
      <FaultAlert fault={fault} onRetry={refresh} />
      <Container
        header={
          <Header
            variant="h2"
            counter={keys ? `(${keys.length})` : ''}
            description="For commands and programs that cannot have short-lived credentials. Two are the most, so that one can take the place of the other."
            actions={
              <Button
                disabled={(keys?.length ?? 0) >= 2}
                disabledReason="There are two already. Delete one first."
                onClick={() => navigate(`${ownerPath(owner, own)}/access-key`)}
              >
                Create access key
              </Button>
            }
          >
            Access keys
          </Header>
        }
      >
        <SpaceBetween size="m">
          {owner.kind === 'root' && (keys?.length ?? 0) > 0 && (
            <Alert type="warning" header="The root user has access keys">
              Whoever holds such a key can do everything, and no policy can stop them. Delete it; use a role or a user
              with the rights that the work needs.
            </Alert>
          )}
          {!keys && !fault && <Waiting lines={3} />}
          {keys?.length === 0 && (
            <Box textAlign="center" color="text-body-secondary">
              <Box variant="strong">No access keys.</Box>
              <Box>
                A key works until somebody deletes it, wherever it has got to. For the AWS CLI there is aws login.
              </Box>
            </Box>
          )}
          {keys?.map((key) => (
            <KeyCard
              key={key.AccessKeyId}
              accessKey={key}
              description={tags.data?.Tags?.find(({ Key }) => Key === key.AccessKeyId)?.Value}
              onChange={(what) => setChange({ what, key })}
            />
          ))}
        </SpaceBetween>
      </Container>
      {change && (
        <ChangeKey owner={owner} accessKey={change.key} what={change.what} onClose={() => setChange(undefined)} />
      )}
    </SpaceBetween>
  )
}

interface KeyCardProps {
  accessKey: AccessKey
  description: string | undefined
  onChange: (what: KeyChange) => void
}

function KeyCard({ accessKey, description, onChange }: KeyCardProps) {
  const { AccessKeyId, Status, CreateDate } = accessKey
  const active = Status === 'Active'
  const { data } = useRead<{ AccessKeyLastUsed: AccessKeyLastUsed }>('iam', 'GetAccessKeyLastUsed', { AccessKeyId })
  const used = data?.AccessKeyLastUsed
  return (
    <Container
      variant="stacked"
      header={
        <Header
          variant="h3"
          actions={
            <ButtonDropdown
              ariaLabel={`Actions for ${AccessKeyId}`}
              items={[
                active ? { id: 'deactivate', text: 'Deactivate' } : { id: 'activate', text: 'Activate' },
                {
                  id: 'delete',
                  text: 'Delete',
                },
              ]}
              onItemClick={({ detail }) => onChange(detail.id as KeyChange)}
            >
              Actions
            </ButtonDropdown>
          }
        >
          <Copy text={AccessKeyId} label={`Copy ${AccessKeyId}`} />
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Description', value: description ?? '-' },
          {
            label: 'Status',
            value: <StatusIndicator type={active ? 'success' : 'stopped'}>{Status}</StatusIndicator>,
          },
          { label: 'Created', value: `${longDate(CreateDate)} (${age(CreateDate)})` },
          {
            label: 'Last used',
            value: used?.LastUsedDate
              ? `${ago(used.LastUsedDate)}, ${longDate(used.LastUsedDate)}`
              : used
                ? 'Never'
                : '-',
          },
          { label: 'Last used Region', value: used?.Region ?? '-' },
          { label: 'Last used service', value: used?.ServiceName ?? '-' },
        ]}
      />
    </Container>
  )
}
