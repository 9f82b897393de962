import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { messageOf } from '../../aws/fault.ts'
import { principalName, type Session } from '../../aws/session.ts'
import { besideLesson } from '../../frame/outside.ts'
import { Copy } from '../../parts/copy.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { $place } from '../../router/location.ts'
import { consent } from './consent.ts'

/** `aws login` asks, in the browser, whether it may act as the signed-in session. */
export default function ConsentPage({ session }: { session: Session }) {
  const { query } = useStore($place)
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const redirect = query.get('redirect_uri') ?? ''
  const remote = !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(redirect)

  async function allow() {
    setBusy(true)
    setFault(undefined)
    try {
      setCode(await consent(query))
    } catch (cause) {
      setFault(messageOf(cause))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="fl-sign-in">
      <div>
        <Container header={<Header variant="h1">Sign in to the AWS CLI</Header>}>
          <SpaceBetween size="l">
            {fault !== undefined && <Alert type="error">{fault}</Alert>}
            <Box variant="p">
              The AWS CLI asks for short-lived credentials of this console session. They are refreshed for up to 12
              hours, and may do what the session may do.
            </Box>
            <KeyValuePairs
              items={[
                { label: 'Signed in as', value: principalName(session) },
                { label: 'ARN', value: <code className="fl-break">{session.arn}</code> },
                { label: 'Account', value: session.accountId },
              ]}
            />
            {code === undefined ? (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="primary" loading={busy} onClick={() => void allow()}>
                  Allow
                </Button>
                <Button href="/console/">Cancel</Button>
              </SpaceBetween>
            ) : (
              <Alert type="success" header={remote ? 'Authorization code' : 'The AWS CLI is signed in'}>
                {remote ? (
                  <>
                    Paste this into the terminal that asks for it:{' '}
                    <Copy text={code} label="Copy the authorization code" />
                  </>
                ) : besideLesson() ? (
                  'Go back to the terminal.'
                ) : (
                  'You can close this tab.'
                )}
              </Alert>
            )}
          </SpaceBetween>
        </Container>
      </div>
    </main>
  )
}
