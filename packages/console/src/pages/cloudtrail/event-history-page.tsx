import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { longDate } from '../../parts/dates.ts'
import { csvOf, download } from '../../parts/download.ts'
import { To } from '../../parts/link.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { path } from '../../router/pattern.ts'
import { type Attribute, attributes, type TrailEvent, toldBy } from './shapes.ts'
import { useEvents } from './use-events.ts'

const spans = [
  { value: '0', label: 'Last 90 days' },
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last day' },
  { value: '168', label: 'Last week' },
]

/** *Event history*: management events of the Region, looked up by one attribute, as CloudTrail's own page does. */
export default function EventHistoryPage() {
  const [attribute, setAttribute] = useState<Attribute>('ReadOnly')
  // Reads outnumber writes by far: CloudTrail's page begins without them.
  const [typed, setTyped] = useState('false')
  const [value, setValue] = useState('false')
  const [hours, setHours] = useState('0')
  const { events, fault, refresh, more, busy } = useEvents({ attribute, value, hours: Number(hours) })
  return (
    <ResourceTable<TrailEvent>
      title="Event history"
      headingVariant="awsui-h1-sticky"
      variant="full-page"
      description="Management events of this Region, of the last 90 days. Those of global services such as IAM are in US East (N. Virginia)."
      items={events}
      fault={fault}
      refresh={refresh}
      idOf={({ EventId }) => EventId}
      filterPlaceholder="Find among the events below"
      filters={
        <>
          <Select
            ariaLabel="Lookup attribute"
            selectedOption={attributes.find((one) => one.value === attribute) ?? null}
            options={attributes}
            onChange={({ detail }) => {
              const next = detail.selectedOption.value as Attribute
              setAttribute(next)
              setTyped(next === 'ReadOnly' ? 'false' : '')
              setValue(next === 'ReadOnly' ? 'false' : '')
            }}
          />
          <form
            onSubmit={(event) => {
              event.preventDefault()
              setValue(typed.trim())
            }}
          >
            <Input
              ariaLabel="Enter a lookup value"
              placeholder="Enter a value, then Enter"
              type="search"
              clearAriaLabel="Clear the value"
              value={typed}
              onChange={({ detail }) => {
                setTyped(detail.value)
                if (detail.value === '') setValue('')
              }}
            />
          </form>
          <Select
            ariaLabel="Time range"
            selectedOption={spans.find((one) => one.value === hours) ?? null}
            options={spans}
            onChange={({ detail }) => setHours(detail.selectedOption.value ?? '0')}
          />
        </>
      }
      actions={
        <>
          <Button
            disabled={!events || events.length === 0}
            disabledReason="There are no events."
            onClick={() => events && download('event_history.csv', csvOf(rowsOf(events)))}
          >
            Download events
          </Button>
          <Button disabled={!more} disabledReason="These are all." loading={busy && !!events} onClick={() => more?.()}>
            Load more events
          </Button>
        </>
      }
      columns={[
        {
          id: 'name',
          header: 'Event name',
          isRowHeader: true,
          width: 220,
          cell: ({ EventName, EventId }) => <To to={path`/cloudtrail/events/${EventId}`}>{EventName}</To>,
          value: ({ EventName }) => EventName,
        },
        {
          id: 'time',
          header: 'Event time',
          width: 270,
          cell: ({ EventTime }) => longDate(EventTime),
          value: ({ EventTime }) => EventTime,
        },
        { id: 'user', header: 'User name', width: 150, cell: userOf, value: userOf },
        {
          id: 'source',
          header: 'Event source',
          width: 200,
          cell: ({ EventSource }) => EventSource,
          value: ({ EventSource }) => EventSource,
        },
        { id: 'resource', header: 'Resource name', width: 220, cell: resourceOf, value: resourceOf },
        { id: 'address', header: 'Source IP address', width: 170, cell: addressOf, value: addressOf },
        { id: 'error', header: 'Error code', width: 200, cell: errorOf, value: errorOf },
      ]}
      empty={
        <>
          <Box variant="strong">No events</Box>
          <Box color="text-body-secondary">
            Nothing of this kind was done in this Region, or the value is not exactly what the record has.
          </Box>
        </>
      }
    />
  )
}

const userOf = ({ Username = '-' }: TrailEvent): string => Username
const resourceOf = ({ Resources = [] }: TrailEvent): string =>
  Resources.flatMap(({ ResourceName }) => ResourceName ?? []).join(', ') || '-'
const addressOf = (event: TrailEvent): string => toldBy(event).sourceIPAddress ?? '-'
const errorOf = (event: TrailEvent): string => toldBy(event).errorCode ?? '-'

const rowsOf = (events: readonly TrailEvent[]): string[][] => [
  ['Event ID', 'Event time', 'User name', 'Event source', 'Event name', 'Resources', 'Source IP address', 'Error code'],
  ...events.map((event) => [
    event.EventId,
    event.EventTime.toISOString(),
    userOf(event),
    event.EventSource,
    event.EventName,
    resourceOf(event),
    addressOf(event),
    errorOf(event),
  ]),
]
