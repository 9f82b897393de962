import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Copy } from '../../../parts/copy.tsx'
import { csvOf, download } from '../../../parts/download.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
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
          The secret access key is shown here, and never again. A new access key can be made at any time.
        </Alert>
        <FaultAlert fault={fault} header="The description was not kept" />
        <Container
          header={
            <Header
              variant="h2"
              description="The secret is shown on this page alone. Who loses it makes another key, and deletes this one."
            >
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
            <li>A key never stands in code, in a repository or in a chat.</li>
            <li>A key that nobody uses is deactivated, and then deleted.</li>
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
