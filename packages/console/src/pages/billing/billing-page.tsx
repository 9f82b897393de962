import Alert from '@cloudscape-design/components/alert'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { isDenied } from '../../aws/fault.ts'
import { useRead } from '../../aws/use-read.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { Waiting } from '../../parts/skeleton.tsx'

interface Props {
  /** What the page is called where it is asked for: the action behind it differs. */
  page: 'Home' | 'Bills' | 'CostExplorer' | 'Budgets'
  title: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/**
 * A page of the bill. It asks to be opened before it asks anything else: the account's switch for IAM users and roles, and
 * then policies, stand before the pages. The APIs behind them know nothing of the switch.
 */
export function BillingPage({ page, title, description, actions, children }: Props) {
  const { data, fault, refresh } = useRead<object>('console-settings', 'OpenBillingPage', { Page: page })
  return (
    <ContentLayout
      header={
        <Header variant="h1" {...(description !== undefined && { description })} actions={!fault && data && actions}>
          {title}
        </Header>
      }
    >
      {fault ? (
        <SpaceBetween size="l">
          <FaultAlert
            fault={fault}
            header={isDenied(fault) ? 'You Need Permissions' : 'This page could not be opened'}
            onRetry={refresh}
          />
          {isDenied(fault) && (
            <Alert type="info">
              Two things stand before the pages of the bill: the switch{' '}
              <i>IAM user and role access to Billing information</i>, which root sets on the page Account, and then
              policies. The message says which of them it was.
            </Alert>
          )}
        </SpaceBetween>
      ) : data ? (
        children
      ) : (
        <Waiting lines={4} />
      )}
    </ContentLayout>
  )
}
