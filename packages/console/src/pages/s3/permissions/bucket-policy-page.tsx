import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { indented } from '../../../parts/indented.ts'
import { Waiting } from '../../../parts/skeleton.tsx'
import { path } from '../../../router/pattern.ts'
import type { PageProps } from '../../../services.ts'
import { DocumentForm } from '../../iam/policies/document-form.tsx'
import { JsonEditor } from '../../iam/policies/json-editor.tsx'
import { useBucketRegion } from '../use-bucket-region.ts'

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
  return (
    <DocumentForm
      title="Edit bucket policy"
      description="Who may do what with the bucket and its objects, people of other accounts included."
      before={data === null ? '' : indented(data.Policy)}
      back={`${path`/s3/buckets/${bucket}`}?tab=permissions`}
      verb="Save changes"
      saved="Successfully edited bucket policy."
      notSaved="The bucket policy was not saved"
      save={(aws, text) => aws('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: text }, { region })}
      editor={(text, onChange) => (
        <Container>
          <SpaceBetween size="m">
            <div>
              Bucket ARN: <Copy text={`arn:aws:s3:::${bucket}`} label="Copy the bucket’s ARN" />
            </div>
            {text === '' ? (
              <Button onClick={() => onChange(emptyPolicy(bucket))}>Add new statement</Button>
            ) : (
              <JsonEditor text={text} onChange={onChange} kind="resource" label="Bucket policy as JSON" />
            )}
          </SpaceBetween>
        </Container>
      )}
    />
  )
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
