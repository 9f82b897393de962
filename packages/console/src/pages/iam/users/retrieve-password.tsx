import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useAlias } from '../../../frame/use-alias.ts'
import { Copy } from '../../../parts/copy.tsx'
import { csvOf, download } from '../../../parts/download.ts'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { onAws, signInAddress } from '../sign-in-address.ts'

/** The page that shows password and sign-in address, once. */
export function RetrievePassword({ userName, password }: { userName: string; password: string }) {
  const session = useStore($session)
  const alias = useAlias()
  const [shown, setShown] = useState(false)
  const account = alias ?? session?.accountId ?? ''
  const address = signInAddress(account)
  const csv = csvOf([
    ['User name', 'Password', 'Console sign-in URL'],
    [userName, password, address],
  ])
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="Keep it in a password manager, or download it: it is not shown again.">
          Retrieve password
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Alert type="success" header="User created successfully">
          You can view and download the user&#8217;s password and instructions for signing in here, and never again.
        </Alert>
        <Container header={<Header variant="h2">Console sign-in details</Header>}>
          <KeyValuePairs
            columns={1}
            items={[
              {
                label: 'Console sign-in URL',
                value: (
                  <>
                    <Copy text={address} label="Copy the console sign-in URL" />
                    <Box variant="small" display="block">
                      On AWS it would be {onAws(account)}
                    </Box>
                  </>
                ),
              },
              { label: 'User name', value: <Copy text={userName} label="Copy the user name" /> },
              {
                label: 'Console password',
                value: (
                  <SpaceBetween direction="horizontal" size="xs">
                    {shown ? <Copy text={password} label="Copy the console password" /> : <span>***************</span>}
                    <Button variant="inline-link" onClick={() => setShown(!shown)}>
                      {shown ? 'Hide' : 'Show'}
                    </Button>
                  </SpaceBetween>
                ),
              },
            ]}
          />
        </Container>
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={() => download(`${userName}_credentials.csv`, csv)}>
              Download .csv file
            </Button>
            <Button onClick={() => navigate(path`/iam/users/${userName}`, { sure: true })}>View user</Button>
            <Button variant="primary" onClick={() => navigate('/iam/users', { sure: true })}>
              Return to users list
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
