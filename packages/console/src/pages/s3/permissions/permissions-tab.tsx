import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { indented } from '../../../parts/indented.ts'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { PublicAccessBlock } from '../shapes.ts'
import { BlockSection } from './block-section.tsx'
import { noneBlocked } from './public-access.ts'

interface Props {
  bucket: string
  region: string
}

/** *Permissions* of a bucket: whether it is public, what is blocked, its policy, and whose its objects are. */
export function PermissionsTab({ bucket, region }: Props) {
  const block = useRead<{ PublicAccessBlockConfiguration: PublicAccessBlock } | null>(
    's3',
    'GetPublicAccessBlock',
    { Bucket: bucket },
    { region, absent: ['NoSuchPublicAccessBlockConfiguration'] },
  )
  const status = useRead<{ PolicyStatus: { IsPublic: boolean } } | null>(
    's3',
    'GetBucketPolicyStatus',
    { Bucket: bucket },
    { region, absent: ['NoSuchBucketPolicy', 'AccessDenied'] },
  )
  const ownership = useRead<{ OwnershipControls: { Rules: { ObjectOwnership: string }[] } } | null>(
    's3',
    'GetBucketOwnershipControls',
    { Bucket: bucket },
    { region, absent: ['OwnershipControlsNotFoundError', 'AccessDenied'] },
  )
  const save = useAction(async (aws, wanted: PublicAccessBlock) => {
    const input = { Bucket: bucket, PublicAccessBlockConfiguration: { ...wanted } }
    await aws('s3', 'PutPublicAccessBlock', input, { region })
    notify({ type: 'success', content: 'Block Public Access settings of the bucket saved.' })
    return true as const
  })
  const isPublic = status.data?.PolicyStatus.IsPublic === true
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Permissions overview</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: 'Access by bucket policy',
              value: (
                <StatusIndicator type={isPublic ? 'warning' : 'success'}>
                  {isPublic ? 'Public' : 'Not public'}
                </StatusIndicator>
              ),
            },
            {
              label: 'Object Ownership',
              value: ownership.data?.OwnershipControls.Rules[0]?.ObjectOwnership ?? '-',
            },
          ]}
        />
      </Container>
      <BlockSection
        title="Block public access (bucket settings)"
        description="It stands above policies and lists: what they make public is not, as long as it is blocked here."
        block={block.data === null ? noneBlocked : block.data?.PublicAccessBlockConfiguration}
        fault={block.fault}
        save={save}
      />
      <PolicySection bucket={bucket} region={region} />
    </SpaceBetween>
  )
}

function PolicySection({ bucket, region }: Props) {
  const { data, fault, refresh } = useRead<{ Policy: string } | null>(
    's3',
    'GetBucketPolicy',
    { Bucket: bucket },
    { region, absent: ['NoSuchBucketPolicy'] },
  )
  const [asked, setAsked] = useState(false)
  const remove = useAction(async (aws) => {
    await aws('s3', 'DeleteBucketPolicy', { Bucket: bucket }, { region })
    return true
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="It says who may do what in this bucket, other accounts included."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => navigate(path`/s3/buckets/${bucket}/policy`)}>Edit bucket policy</Button>
              <Button disabled={!data} disabledReason="There is none." onClick={() => setAsked(true)}>
                Delete bucket policy
              </Button>
            </SpaceBetween>
          }
        >
          Bucket policy
        </Header>
      }
    >
      <FaultAlert fault={fault} onRetry={refresh} />
      {data === undefined && !fault && <Waiting lines={3} />}
      {data === null && 'No policy to display: identity-based policies of this account alone decide.'}
      {data && <pre className="fl-document">{indented(data.Policy)}</pre>}
      {asked && (
        <ConfirmDelete
          visible
          title="Delete bucket policy?"
          type="delete"
          label="Delete"
          busy={remove.busy}
          fault={remove.fault}
          onCancel={() => setAsked(false)}
          onConfirm={async () => {
            if (!(await remove.run())) return
            notify({ type: 'success', content: 'Bucket policy deleted.' })
            setAsked(false)
          }}
        >
          What it allows and what it denies ends at once.
        </ConfirmDelete>
      )}
    </Container>
  )
}
