import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { useRead } from '../../aws/use-read.ts'
import { Copy } from '../../parts/copy.tsx'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { navigate } from '../../router/location.ts'
import { path } from '../../router/pattern.ts'
import { useTab } from '../../router/use-tab.ts'
import type { PageProps } from '../../services.ts'
import { CreateSubscription } from './create-subscription.tsx'
import { type Subscription, type TopicAttributes, topicName } from './shapes.ts'
import { SubscriptionsTable } from './subscriptions-table.tsx'

export default function TopicPage({ params: { arn = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<TopicAttributes>('sns', 'GetTopicAttributes', { TopicArn: arn })
  const [tab, setTab] = useTab('subscriptions')
  const attributes = data?.Attributes
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={<Button onClick={() => navigate(path`/sns/topics/${arn}/publish`)}>Publish message</Button>}
        >
          {topicName(arn)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container header={<Header variant="h2">Details</Header>}>
          {attributes ? (
            <KeyValuePairs
              columns={2}
              items={[
                { label: 'ARN', value: <Copy text={arn} label="Copy the ARN" /> },
                { label: 'Type', value: attributes.FifoTopic === 'true' ? 'FIFO' : 'Standard' },
                { label: 'Display name', value: attributes.DisplayName || '-' },
                { label: 'Topic owner', value: attributes.Owner ?? '-' },
              ]}
            />
          ) : (
            !fault && <Waiting lines={2} />
          )}
        </Container>
        <Tabs
          ariaLabel={`About ${topicName(arn)}`}
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId)}
          tabs={[
            { id: 'subscriptions', label: 'Subscriptions', content: <TopicSubscriptions arn={arn} /> },
            {
              id: 'policy',
              label: 'Access policy',
              content: (
                <Container
                  header={
                    <Header
                      variant="h2"
                      description="Who may publish to the topic and who may subscribe, AWS’s services included."
                      actions={<Button onClick={() => navigate(path`/sns/topics/${arn}/policy`)}>Edit</Button>}
                    >
                      Access policy
                    </Header>
                  }
                >
                  {attributes?.Policy && (
                    <pre className="fl-document">{JSON.stringify(JSON.parse(attributes.Policy), undefined, 4)}</pre>
                  )}
                </Container>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}

function TopicSubscriptions({ arn }: { arn: string }) {
  const { data, fault, refresh } = useRead<{ Subscriptions?: Subscription[] }>('sns', 'ListSubscriptionsByTopic', {
    TopicArn: arn,
  })
  const [creating, setCreating] = useState(false)
  return (
    <>
      <SubscriptionsTable
        subscriptions={data && (data.Subscriptions ?? [])}
        fault={fault}
        refresh={refresh}
        actions={
          <Button variant="primary" onClick={() => setCreating(true)}>
            Create subscription
          </Button>
        }
      />
      {creating && <CreateSubscription topic={arn} onClose={() => setCreating(false)} />}
    </>
  )
}
