import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { $session } from '../../aws/session.ts'
import { useRead } from '../../aws/use-read.ts'
import { Copy } from '../../parts/copy.tsx'
import { longDate } from '../../parts/dates.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'

interface Information {
  AccountName?: string
  AccountCreatedDate?: Date
}

export function AccountSettings() {
  const session = useStore($session)
  const { data, fault, refresh } = useRead<Information>('account', 'GetAccountInformation')
  return (
    <Container header={<Header variant="h2">Account details</Header>}>
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Account ID', value: <Copy text={session?.accountId ?? ''} label="Copy the account ID" /> },
            { label: 'Account name', value: data?.AccountName ?? '-' },
            { label: 'Created', value: data?.AccountCreatedDate ? longDate(data.AccountCreatedDate) : '-' },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
