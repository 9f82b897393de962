import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useRead } from '../../../aws/use-read.ts'
import { useAlias } from '../../../frame/use-alias.ts'
import { Copy } from '../../../parts/copy.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { signInAddress } from '../sign-in-address.ts'
import { ManageAccess } from './manage-access.tsx'

interface LoginProfile {
  CreateDate: Date
  PasswordResetRequired?: boolean
}

/** *Console sign-in* of a user, as an administrator sees it. */
export function ConsoleSignIn({ userName }: { userName: string }) {
  const session = useStore($session)
  const alias = useAlias()
  const { data, fault, refresh } = useRead<{ LoginProfile: LoginProfile } | null>(
    'iam',
    'GetLoginProfile',
    { UserName: userName },
    { absent: ['NoSuchEntity'] },
  )
  const [open, setOpen] = useState(false)
  const enabled = data?.LoginProfile !== undefined
  const address = signInAddress(alias ?? session?.accountId ?? '')
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              disabled={data === undefined}
              disabledReason="The user’s access has not been read."
              onClick={() => setOpen(true)}
            >
              {enabled ? 'Manage console access' : 'Enable console access'}
            </Button>
          }
        >
          Console sign-in
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        {data === undefined && !fault ? (
          <Waiting lines={2} />
        ) : (
          <KeyValuePairs
            columns={3}
            items={[
              {
                label: 'Console sign-in link',
                value: <Copy text={address} label="Copy the console sign-in link" />,
              },
              {
                label: 'Console password',
                value: (
                  <StatusIndicator type={enabled ? 'success' : 'stopped'}>
                    {enabled
                      ? `Set ${data?.LoginProfile ? longDate(data.LoginProfile.CreateDate) : ''}`
                      : 'Not enabled'}
                  </StatusIndicator>
                ),
              },
              {
                label: 'Must be changed at next sign-in',
                value: data?.LoginProfile.PasswordResetRequired ? 'Yes' : 'No',
              },
            ]}
          />
        )}
        {open && (
          <ManageAccess userName={userName} address={address} enabled={enabled} onClose={() => setOpen(false)} />
        )}
      </SpaceBetween>
    </Container>
  )
}
