import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { type FormEvent, useState } from 'react'
import { $session, isRoot, keepSession, principalName, type Session } from '../../aws/session.ts'
import { useAction } from '../../aws/use-action.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { $place, navigate } from '../../router/location.ts'

interface Assumed {
  Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: Date }
  AssumedRoleUser: { Arn: string }
}

/** *Switch role*: AssumeRole with the name of who is signed in, until they switch back. */
export default function SwitchRolePage() {
  const session = useStore($session)
  const { query } = useStore($place)
  const [account, setAccount] = useState(query.get('account') ?? '')
  const [role, setRole] = useState(query.get('roleName') ?? '')
  const [shown, setShown] = useState(query.get('displayName') ?? '')
  const [said, setSaid] = useState<string>()
  const digits = account.replaceAll('-', '').trim()
  const assume = useAction((aws, before: Session) =>
    aws<Assumed>('sts', 'AssumeRole', {
      RoleArn: `arn:aws:iam::${digits}:role/${role.trim()}`,
      RoleSessionName: principalName(before),
    }),
  )
  if (!session) return null

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!session) return
    if (!/^\d{12}$/.test(digits)) return setSaid('Enter the 12 digits of the account that the role is in.')
    if (role.trim() === '') return setSaid('Enter the name of the role.')
    setSaid(undefined)
    const assumed = await assume.run(session)
    if (!assumed) return
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = assumed.Credentials
    keepSession({
      ...{ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
      ...{ expiration: Expiration.getTime(), accountId: digits, arn: assumed.AssumedRoleUser.Arn },
      switched: { name: shown.trim() || `${role.trim()} @ ${digits}`, before: session },
    })
    navigate('/', { sure: true })
  }

  const stopped = isRoot(session)
    ? 'The root user cannot switch to a role. Sign in as an IAM user.'
    : session.switched
      ? `You are ${session.switched.name} now. Switch back first.`
      : undefined
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="Its permissions take the place of yours until you switch back.">
          Switch role
        </Header>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <SpaceBetween size="l">
          {stopped !== undefined && <Alert type="warning">{stopped}</Alert>}
          <Container>
            <SpaceBetween size="m">
              <FormField label="Account ID" constraintText="12 digits">
                <Input value={account} autoComplete={false} onChange={({ detail }) => setAccount(detail.value)} />
              </FormField>
              <FormField label="IAM role name" constraintText="With its path, if it has one: team/Auditor">
                <Input value={role} autoComplete={false} onChange={({ detail }) => setRole(detail.value)} />
              </FormField>
              <FormField label="Display name - optional" description="What the bar calls you meanwhile.">
                <Input value={shown} autoComplete={false} onChange={({ detail }) => setShown(detail.value)} />
              </FormField>
            </SpaceBetween>
          </Container>
          {said !== undefined && <Alert type="error">{said}</Alert>}
          <FaultAlert fault={assume.fault} header="The role was not assumed" />
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => navigate('/')}>
                Cancel
              </Button>
              <Button
                variant="primary"
                loading={assume.busy}
                disabled={stopped !== undefined}
                disabledReason={stopped ?? ''}
              >
                Switch Role
              </Button>
            </SpaceBetween>
          </Box>
        </SpaceBetween>
      </form>
    </ContentLayout>
  )
}
