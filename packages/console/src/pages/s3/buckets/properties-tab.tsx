import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'

interface Encryption {
  ServerSideEncryptionConfiguration: {
    Rules: { ApplyServerSideEncryptionByDefault?: { SSEAlgorithm: string } }[]
  }
}

/** *Properties*: where it is, versioning, encryption. */
export function PropertiesTab({ bucket, region }: { bucket: string; region: string }) {
  const versioning = useRead<{ Status?: 'Enabled' | 'Suspended' }>(
    's3',
    'GetBucketVersioning',
    { Bucket: bucket },
    { region },
  )
  const encryption = useRead<Encryption | null>(
    's3',
    'GetBucketEncryption',
    { Bucket: bucket },
    { region, absent: ['AccessDenied', 'ServerSideEncryptionConfigurationNotFoundError'] },
  )
  const status = versioning.data?.Status
  const algorithm =
    encryption.data?.ServerSideEncryptionConfiguration.Rules[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm
  const next = status === 'Enabled' ? 'Suspended' : 'Enabled'
  const change = useAction(async (aws) => {
    await aws('s3', 'PutBucketVersioning', { Bucket: bucket, VersioningConfiguration: { Status: next } }, { region })
    return true
  })
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Bucket overview</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'AWS Region', value: region },
            {
              label: 'Amazon Resource Name (ARN)',
              value: <Copy text={`arn:aws:s3:::${bucket}`} label="Copy the ARN" />,
            },
          ]}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="It keeps what is overwritten or deleted. Once enabled it can be suspended, and not taken away."
            actions={
              versioning.data && (
                <Button
                  loading={change.busy}
                  onClick={async () => {
                    if (await change.run())
                      notify({ type: 'success', content: `Bucket Versioning of ${bucket}: ${next}.` })
                  }}
                >
                  {next === 'Enabled' ? 'Enable' : 'Suspend'}
                </Button>
              )
            }
          >
            Bucket Versioning
          </Header>
        }
      >
        <FaultAlert fault={versioning.fault ?? change.fault} />
        {versioning.data && (status ?? 'Disabled')}
      </Container>
      <Container header={<Header variant="h2">Default encryption</Header>}>
        <KeyValuePairs
          columns={1}
          items={[
            {
              label: 'Encryption type',
              value:
                algorithm === 'AES256'
                  ? 'Server-side encryption with Amazon S3 managed keys (SSE-S3)'
                  : (algorithm ?? '-'),
            },
          ]}
        />
      </Container>
    </SpaceBetween>
  )
}
