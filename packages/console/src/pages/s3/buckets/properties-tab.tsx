import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { VersioningSection } from './versioning-section.tsx'

interface Encryption {
  ServerSideEncryptionConfiguration: {
    Rules: { ApplyServerSideEncryptionByDefault?: { SSEAlgorithm: string } }[]
  }
}

/** *Properties*: where it is, versioning, encryption. */
export function PropertiesTab({ bucket, region }: { bucket: string; region: string }) {
  const encryption = useRead<Encryption | null>(
    's3',
    'GetBucketEncryption',
    { Bucket: bucket },
    { region, absent: ['AccessDenied', 'ServerSideEncryptionConfigurationNotFoundError'] },
  )
  const algorithm =
    encryption.data?.ServerSideEncryptionConfiguration.Rules[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm
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
      <VersioningSection bucket={bucket} region={region} />
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
