import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Copy } from '../../../parts/copy.tsx'
import { csvOf, download } from '../../../parts/download.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import type { CreatedAccessKey } from '../shapes.ts'

interface Props {
  accessKey: CreatedAccessKey
  /** The key is there, and something after it failed. */
  fault: unknown
  onDone: () => void
}

/** The only moment at which the secret can be seen. */
export function RetrieveKey({ accessKey: { AccessKeyId, SecretAccessKey, UserName }, fault, onDone }: Props) {
  const [shown, setShown] = useState(false)
  const csv = csvOf([
    ['Access key ID', 'Secret access key'],
    [AccessKeyId, SecretAccessKey],
  ])
  return (
    <ContentLayout header={<Header variant="h1">Retrieve access keys</Header>}>
      <SpaceBetween size="l">
        <Alert type="success" header="Access key created">
          This is the only time that the secret access key can be viewed or downloaded. You cannot recover it later.
          However, you can create a new access key any time.
        </Alert>
        <FaultAlert fault={fault} header="The description was not kept" />
        <Container
          header={
            <Header variant="h2" description="If you lose or forget your secret access key, you cannot retrieve it.">
              Access key
            </Header>
          }
        >
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'Access key', value: <Copy text={AccessKeyId} label="Copy the access key" /> },
              {
                label: 'Secret access key',
                value: (
                  <SpaceBetween direction="horizontal" size="xs">
                    {shown ? (
                      <Copy text={SecretAccessKey} label="Copy the secret access key" />
                    ) : (
                      <span>***************</span>
                    )}
                    <Button variant="inline-link" onClick={() => setShown(!shown)}>
                      {shown ? 'Hide' : 'Show'}
                    </Button>
                  </SpaceBetween>
                ),
              },
            ]}
          />
        </Container>
        <Container header={<Header variant="h2">Access key best practices</Header>}>
          <ul>
            <li>Never store your access key in plain text, in a code repository, or in code.</li>
            <li>Disable or delete access key when no longer needed.</li>
            <li>Enable least-privilege permissions.</li>
            <li>Rotate access keys regularly.</li>
          </ul>
        </Container>
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="download"
              onClick={() =>
                download(`${UserName ?? 'rootkey'}${UserName === undefined ? '' : '_accessKeys'}.csv`, csv)
              }
            >
              Download .csv file
            </Button>
            <Button variant="primary" onClick={onDone}>
              Done
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
