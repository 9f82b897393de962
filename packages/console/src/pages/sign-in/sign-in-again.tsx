import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import {
  $session,
  $sessionOver,
  dropSession,
  isRoot,
  keepSession,
  principalName,
  switchBack,
} from '../../aws/session.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The session ended in the middle of something: the page waits beneath, with everything that was entered. */
export default function SignInAgain() {
  const over = useStore($sessionOver)
  const session = useStore($session)
  if (!session) return null
  return (
    <Modal
      visible={over}
      header="Your session has ended"
      closeAriaLabel="Sign out"
      onDismiss={dropSession}
      footer={
        <Box float="right">
          <Button variant="link" onClick={dropSession}>
            Sign out
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {session.switched ? (
          <Alert type="info" action={<Button onClick={switchBack}>Switch back</Button>}>
            The credentials of the role {session.switched.name} have ended. Go on as who you were, or sign in.
          </Alert>
        ) : (
          <Alert type="info">Sign in again to go on. What you entered is still there.</Alert>
        )}
        <SignInForm
          account={isRoot(session) ? '' : session.accountId}
          userName={isRoot(session) ? '' : principalName(session)}
          kind={isRoot(session) ? 'root' : 'user'}
          onIn={keepSession}
        />
      </SpaceBetween>
    </Modal>
  )
}
