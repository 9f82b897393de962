import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { PageProps } from '../../../services.ts'
import { JsonEditor } from '../../iam/policies/json-editor.tsx'
import { useBucketRegion } from '../use-bucket-region.ts'
import { indented } from './indented.ts'

/** *Edit bucket policy*, with what is wrong as it is typed. */
export default function BucketPolicyPage({ params: { bucket = '' } }: PageProps) {
  const region = useBucketRegion(bucket)
  const { data, fault, refresh } = useRead<{ Policy: string } | null>(
    's3',
    'GetBucketPolicy',
    { Bucket: bucket },
    { when: region !== undefined, absent: ['NoSuchBucketPolicy'], ...(region !== undefined && { region }) },
  )
  if (fault) return <FaultAlert fault={fault} onRetry={refresh} />
  if (data === undefined || region === undefined) return <Waiting lines={6} />
  return <Editor bucket={bucket} region={region} before={data === null ? '' : indented(data.Policy)} />
}

const emptyPolicy = (bucket: string): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Statement1', Principal: {}, Effect: 'Allow', Action: [], Resource: `arn:aws:s3:::${bucket}/*` },
      ],
    },
    undefined,
    4,
  )

function Editor({ bucket, region, before }: { bucket: string; region: string; before: string }) {
  const [text, setText] = useState(before)
  useUnsaved(text !== before)
  const save = useAction(async (aws) => {
    await aws('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: text }, { region })
    return true
  })
  const leave = () => navigate(`${path`/s3/buckets/${bucket}`}?tab=permissions`, { sure: true })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Who may do what with the bucket and its objects, people of other accounts included."
        >
          Edit bucket policy
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <div>
              Bucket ARN: <Copy text={`arn:aws:s3:::${bucket}`} label="Copy the bucket’s ARN" />
            </div>
            {text === '' ? (
              <Button onClick={() => setText(emptyPolicy(bucket))}>Add new statement</Button>
            ) : (
              <JsonEditor text={text} onChange={setText} kind="resource" label="Bucket policy as JSON" />
            )}
          </SpaceBetween>
        </Container>
        <FaultAlert fault={save.fault} header="The bucket policy was not saved" />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={leave}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={save.busy}
              disabled={text === before}
              disabledReason="Nothing has been changed."
              onClick={async () => {
                if (!(await save.run())) return
                notify({ type: 'success', content: 'Successfully edited bucket policy.' })
                leave()
              }}
            >
              Save changes
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
