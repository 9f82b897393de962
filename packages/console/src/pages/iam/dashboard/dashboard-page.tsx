import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { AccountCard } from './account-card.tsx'
import { Recommendations } from './recommendations.tsx'

export interface Summary {
  Users: number
  Groups: number
  Roles: number
  Policies: number
  AccountMFAEnabled: number
  AccountAccessKeysPresent: number
}

export default function DashboardPage() {
  const { data, fault, refresh } = useRead<{ SummaryMap: Summary }>('iam', 'GetAccountSummary')
  const summary = data?.SummaryMap
  return (
    <ContentLayout header={<Header variant="h1">IAM Dashboard</Header>}>
      <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
        <SpaceBetween size="l">
          <FaultAlert fault={fault} onRetry={refresh} />
          <Recommendations summary={summary} />
          <Container
            header={
              <Header variant="h2" description="What there is in this account">
                IAM resources
              </Header>
            }
          >
            {summary ? (
              <KeyValuePairs
                columns={4}
                items={[
                  {
                    label: 'User groups',
                    value: (
                      <To to="/iam/groups" fontSize="heading-l">
                        {summary.Groups}
                      </To>
                    ),
                  },
                  {
                    label: 'Users',
                    value: (
                      <To to="/iam/users" fontSize="heading-l">
                        {summary.Users}
                      </To>
                    ),
                  },
                  {
                    label: 'Roles',
                    value: (
                      <To to="/iam/roles" fontSize="heading-l">
                        {summary.Roles}
                      </To>
                    ),
                  },
                  {
                    label: 'Policies',
                    value: (
                      <To to="/iam/policies" fontSize="heading-l">
                        {summary.Policies}
                      </To>
                    ),
                  },
                ]}
              />
            ) : (
              !fault && <Waiting lines={2} />
            )}
          </Container>
        </SpaceBetween>
        <AccountCard />
      </Grid>
    </ContentLayout>
  )
}
