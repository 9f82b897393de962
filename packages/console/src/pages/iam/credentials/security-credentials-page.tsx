import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { AccessKeysSection } from '../access-keys/access-keys-section.tsx'
import { MfaSection } from '../mfa/mfa-section.tsx'
import { useMfaDevices } from '../mfa/use-mfa-devices.ts'
import { ownerOf } from '../owner.ts'
import { OwnPassword } from '../passwords/own-password.tsx'

/** *My security credentials*: of root, or of the user who is signed in. */
export default function SecurityCredentialsPage() {
  const session = useStore($session)
  if (!session) return null
  const owner = ownerOf(session)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            owner.kind === 'root'
              ? 'Root may do everything here, and no policy of this account stops it. Give it a second factor and no access key.'
              : 'Your credentials for this account.'
          }
        >
          {owner.kind === 'root' ? 'My security credentials (root user)' : 'My security credentials'}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {owner.kind === 'root' && <RootAdvice />}
        <AccountDetails accountId={session.accountId} arn={session.arn} />
        {owner.kind === 'user' && <OwnPassword userName={owner.userName} />}
        <MfaSection owner={owner} own />
        <AccessKeysSection owner={owner} own />
      </SpaceBetween>
    </ContentLayout>
  )
}

function RootAdvice() {
  const { data } = useMfaDevices({ kind: 'root' })
  if (!data || data.MFADevices.length > 0) return null
  return (
    <Alert type="warning" header={'You don\u2019t have MFA assigned'}>
      A stolen password is enough as long as there is no second factor.{' '}
      {data.DaysLeft !== undefined &&
        `AWS requires it within ${data.DaysLeft} ${data.DaysLeft === 1 ? 'day' : 'days'}. `}
      <To to="/iam/security_credentials/mfa">Assign MFA</To>
    </Alert>
  )
}

interface CanonicalOwner {
  Owner?: { ID?: string }
}

function AccountDetails({ accountId, arn }: { accountId: string; arn: string }) {
  const { data } = useRead<CanonicalOwner | null>('s3', 'ListBuckets', {}, { absent: ['AccessDenied'], all: false })
  return (
    <Container header={<Header variant="h2">Account details</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'AWS account ID', value: <Copy text={accountId} label="Copy the account ID" /> },
          { label: 'ARN', value: <Copy text={arn} label="Copy the ARN" /> },
          {
            label: 'Canonical user ID',
            value: data?.Owner?.ID ? <Copy text={data.Owner.ID} label="Copy the canonical user ID" /> : '-',
          },
        ]}
      />
    </Container>
  )
}
