import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { $place, navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { PageProps } from '../../../services.ts'
import { lastPart, sizeText } from '../shapes.ts'
import { useBucketRegion } from '../use-bucket-region.ts'
import { DeleteObjects } from './delete-objects.tsx'
import { downloadObject } from './download-object.ts'

interface Head {
  ContentLength: number
  ContentType?: string
  LastModified: Date
  ETag: string
  VersionId?: string
  ServerSideEncryption?: string
}

export default function ObjectPage({ params: { bucket = '', key = '' } }: PageProps) {
  const region = useBucketRegion(bucket)
  const { query } = useStore($place)
  const version = query.get('version') ?? undefined
  const [deleting, setDeleting] = useState(false)
  const { data, fault, refresh } = useRead<Head>(
    's3',
    'HeadObject',
    { Bucket: bucket, Key: key, ...(version !== undefined && version !== 'null' && { VersionId: version }) },
    { when: region !== undefined, ...(region !== undefined && { region }) },
  )
  const wanted = { bucket, region: region ?? '', key, ...(version !== undefined && { version }) }
  const get = useAction((aws) => downloadObject(aws, wanted))
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!region}
                disabledReason="The bucket’s Region has not been read."
                loading={get.busy}
                onClick={() => get.run()}
              >
                Download
              </Button>
              <Button
                disabled={!region}
                disabledReason="The bucket’s Region has not been read."
                onClick={() => setDeleting(true)}
              >
                Delete
              </Button>
            </SpaceBetween>
          }
        >
          {lastPart(key)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <FaultAlert fault={get.fault} header="The object was not downloaded" onDismiss={get.forget} />
        <Container header={<Header variant="h2">Object overview</Header>}>
          {data ? (
            <KeyValuePairs
              columns={2}
              items={[
                { label: 'S3 URI', value: <Copy text={`s3://${bucket}/${key}`} label="Copy the S3 URI" /> },
                {
                  label: 'Amazon Resource Name (ARN)',
                  value: <Copy text={`arn:aws:s3:::${bucket}/${key}`} label="Copy the ARN" />,
                },
                { label: 'Size', value: sizeText(data.ContentLength) },
                { label: 'Content type', value: data.ContentType ?? '-' },
                { label: 'Last modified', value: longDate(data.LastModified) },
                { label: 'Entity tag (Etag)', value: <span className="fl-break">{data.ETag}</span> },
                { label: 'Version ID', value: data.VersionId ?? '-' },
                { label: 'Server-side encryption', value: data.ServerSideEncryption ?? '-' },
              ]}
            />
          ) : (
            !fault && <Waiting lines={4} />
          )}
        </Container>
      </SpaceBetween>
      {deleting && region !== undefined && (
        <DeleteObjects
          bucket={bucket}
          region={region}
          entries={[{ id: key, kind: 'object', key, ...(version !== undefined && { version }) }]}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted) navigate(path`/s3/buckets/${bucket}`)
          }}
        />
      )}
    </ContentLayout>
  )
}
