import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { rulesOf } from '../passwords/rules-of.ts'
import type { PasswordPolicy } from '../shapes.ts'

/** *Password policy*: the default's rules, or the account's own. */
export function PasswordPolicySection() {
  const { data, fault, refresh } = useRead<{ PasswordPolicy: PasswordPolicy } | null>(
    'iam',
    'GetAccountPasswordPolicy',
    {},
    { absent: ['NoSuchEntity'] },
  )
  const policy = data?.PasswordPolicy
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the password of an IAM user has to be."
          actions={<Button onClick={() => navigate('/iam/account_settings/edit-password-policy')}>Edit</Button>}
        >
          Password policy
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        {data === undefined && !fault && <Waiting lines={4} />}
        {data !== undefined && (
          <SpaceBetween size="m">
            <Box>This AWS account uses {policy ? 'a custom password policy' : 'the default password policy'}:</Box>
            <ul>
              {rulesOf(policy).map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
              <li>
                {policy?.ExpirePasswords
                  ? `Passwords expire after ${policy.MaxPasswordAge} days.`
                  : 'Passwords never expire.'}
              </li>
              {policy?.HardExpiry && <li>An expired password has to be reset by an administrator.</li>}
              <li>
                {!policy || policy.AllowUsersToChangePassword
                  ? policy
                    ? 'Users may change their own password.'
                    : 'It is not the name of the account or its e-mail address. Users may change their own password if a policy lets them.'
                  : 'Users may change their own password only if a policy lets them.'}
              </li>
            </ul>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
