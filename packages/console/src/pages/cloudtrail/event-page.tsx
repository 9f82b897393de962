import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../aws/use-read.ts'
import { Copy } from '../../parts/copy.tsx'
import { longDate } from '../../parts/dates.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import type { PageProps } from '../../services.ts'
import { type TrailEvent, toldBy } from './shapes.ts'

/** One event: what the list has, and its record as JSON. */
export default function EventPage({ params: { id = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Events?: TrailEvent[] }>('cloudtrail', 'LookupEvents', {
    LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue: id }],
  })
  const event = data?.Events?.[0]
  return (
    <ContentLayout header={<Header variant="h1">{event?.EventName ?? 'Event'}</Header>}>
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        {!data && !fault && <Waiting lines={5} />}
        {data && !event && <Alert type="info">This Region’s history has no event {id}.</Alert>}
        {event && (
          <SpaceBetween size="l">
            <Details event={event} />
            <Container
              header={
                <Header
                  variant="h2"
                  actions={<Copy text={pretty(event.CloudTrailEvent)} label="Copy the event" inline={false} />}
                >
                  Event record
                </Header>
              }
            >
              <pre className="fl-document">{pretty(event.CloudTrailEvent)}</pre>
            </Container>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

function Details({ event }: { event: TrailEvent }) {
  const { errorCode = '-', sourceIPAddress = '-' } = toldBy(event)
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Event time', value: longDate(event.EventTime) },
          { label: 'User name', value: event.Username ?? '-' },
          { label: 'Event source', value: event.EventSource },
          { label: 'Source IP address', value: sourceIPAddress },
          { label: 'Error code', value: errorCode },
          { label: 'Read-only', value: event.ReadOnly ?? '-' },
          { label: 'AWS access key', value: event.AccessKeyId || '-' },
          { label: 'Event ID', value: <span className="fl-break">{event.EventId}</span> },
          {
            label: 'Resources',
            value:
              (event.Resources ?? []).map(({ ResourceType, ResourceName }) => (
                <div key={`${ResourceType} ${ResourceName}`} className="fl-break">
                  {ResourceName} ({ResourceType})
                </div>
              )) ?? '-',
          },
        ]}
      />
    </Container>
  )
}

const pretty = (json: string): string => JSON.stringify(JSON.parse(json), undefined, 4)
