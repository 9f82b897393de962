import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useEffect } from 'react'
import { keepSession, type Session } from '../../aws/session.ts'
import { $place, navigate } from '../../router/location.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The page in front of the console, and at the account's own sign-in address. */
export default function SignInPage() {
  const { path, query } = useStore($place)
  useEffect(() => {
    document.title = 'Sign in · Practice console · First Line'
  }, [])
  const enter = (session: Session) => {
    keepSession(session)
    if (session.mustRegisterMfa) navigate('/iam/security_credentials/mfa', { replace: true })
    else if (path === '/signin') navigate('/', { replace: true })
  }
  return (
    <main className="fl-sign-in">
      <div>
        <SpaceBetween size="l">
          <Box textAlign="center" fontSize="heading-m" fontWeight="bold" color="text-body-secondary">
            Practice console
          </Box>
          <Container>
            <SignInForm account={query.get('account') ?? ''} onIn={enter} />
          </Container>
          <ExpandableSection headerText="This is not AWS" variant="footer">
            <Box variant="p">
              You sign in to the workshop&#8217;s own practice account, which is kept on the machine that serves this
              page. Never enter a password of a real AWS account here. What root&#8217;s e-mail and password are stands
              on the tab <em>Account</em> of the workbench.
            </Box>
          </ExpandableSection>
        </SpaceBetween>
      </div>
    </main>
  )
}
