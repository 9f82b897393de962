import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useStore } from '@nanostores/react'
import { $session, isRoot } from '../../../aws/session.ts'
import { useRead } from '../../../aws/use-read.ts'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import type { AccessKey, MfaDevice } from '../shapes.ts'
import type { Summary } from './dashboard-page.tsx'

interface Recommendation {
  id: string
  good: boolean
  title: string
  text: string
  to: string
  link: string
}

/** *Security recommendations*: root's second factor and keys, and one's own. */
export function Recommendations({ summary }: { summary: Summary | undefined }) {
  const session = useStore($session)
  const user = session !== undefined && !isRoot(session)
  const absent = { when: user, absent: ['AccessDenied'] }
  const devices = useRead<{ MFADevices: MfaDevice[] } | null>('iam', 'ListMFADevices', {}, absent)
  const keys = useRead<{ AccessKeyMetadata: AccessKey[] } | null>('iam', 'ListAccessKeys', {}, absent)
  const all = summary ? [...ofRoot(summary), ...(user ? ofUser(devices.data, keys.data) : [])] : undefined
  const open = all?.filter(({ good }) => !good).length ?? 0
  return (
    <Container
      header={
        <Header variant="h2" counter={all ? `(${open})` : ''}>
          Security recommendations
        </Header>
      }
    >
      {!all && <Waiting lines={3} />}
      <SpaceBetween size="m">
        {all?.map(({ id, good, title, text, to, link }) => (
          <div key={id}>
            <StatusIndicator type={good ? 'success' : 'warning'}>{title}</StatusIndicator>
            <Box color="text-body-secondary" padding={{ left: 'l' }}>
              {text} {!good && <To to={to}>{link}</To>}
            </Box>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  )
}

function ofRoot({ AccountMFAEnabled, AccountAccessKeysPresent }: Summary): Recommendation[] {
  const mfa = AccountMFAEnabled > 0
  const noKeys = AccountAccessKeysPresent === 0
  return [
    {
      id: 'root-mfa',
      good: mfa,
      title: mfa ? 'Root user has MFA' : 'Add MFA for root user',
      text: mfa
        ? 'A stolen password alone does not open the account.'
        : 'Root can assign a device under Security credentials: until then its password alone opens everything.',
      to: '/iam/security_credentials',
      link: 'Add MFA',
    },
    {
      id: 'root-keys',
      good: noKeys,
      title: noKeys ? 'Root user has no active access keys' : 'Deactivate or delete access keys for root user',
      text: noKeys
        ? 'No key lies about that may do everything.'
        : 'Nothing limits such a key. For commands there are aws login and roles.',
      to: '/iam/security_credentials',
      link: 'Manage access keys',
    },
  ]
}

function ofUser(
  devices: { MFADevices: MfaDevice[] } | null | undefined,
  keys: { AccessKeyMetadata: AccessKey[] } | null | undefined,
): Recommendation[] {
  const found: Recommendation[] = []
  if (devices) {
    const good = devices.MFADevices.length > 0
    found.push({
      id: 'own-mfa',
      good,
      title: good ? 'You have MFA' : 'Add MFA for yourself',
      text: good ? 'Signing in as you takes a device, too.' : 'Your password alone is enough to act as you.',
      to: '/iam/security_credentials',
      link: 'Add MFA',
    })
  }
  if (keys) {
    const active = keys.AccessKeyMetadata.filter(({ Status }) => Status === 'Active')
    const good = active.every(({ CreateDate }) => Date.now() - CreateDate.getTime() < 365 * 86_400_000)
    found.push({
      id: 'own-keys',
      good,
      title:
        active.length === 0
          ? 'You have no active access keys'
          : good
            ? 'Your access keys are less than a year old'
            : 'Update your access permissions for AWS: rotate access keys older than a year',
      text: good
        ? 'Short-lived credentials are better still.'
        : 'A key that is never changed is found by more and more people.',
      to: '/iam/security_credentials',
      link: 'Manage access keys',
    })
  }
  return found
}
