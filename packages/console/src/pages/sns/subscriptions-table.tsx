import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { notify } from '../../frame/notices.ts'
import { ConfirmDelete } from '../../parts/confirm-delete.tsx'
import { To } from '../../parts/link.tsx'
import { type Column, ResourceTable } from '../../parts/resource-table.tsx'
import { path } from '../../router/pattern.ts'
import { ConfirmSubscription } from './confirm-subscription.tsx'
import { isPending, type Subscription, topicName } from './shapes.ts'

interface Props {
  subscriptions: readonly Subscription[] | undefined
  fault: unknown
  refresh: () => void
  /** Of all topics: the topic is a column, too. */
  ofAll?: boolean
  actions?: ReactNode
}

/** Subscriptions, with confirming and deleting. */
export function SubscriptionsTable({ subscriptions, fault, refresh, ofAll = false, actions }: Props) {
  const [selected, setSelected] = useState<readonly Subscription[]>([])
  const [dialog, setDialog] = useState<'confirm' | 'delete'>()
  const one = selected[0]
  const remove = useAction(async (aws, SubscriptionArn: string) => {
    await aws('sns', 'Unsubscribe', { SubscriptionArn })
    return true
  })
  const topic: Column<Subscription> = {
    id: 'topic',
    header: 'Topic',
    width: 180,
    cell: ({ TopicArn }) => <To to={path`/sns/topics/${TopicArn}`}>{topicName(TopicArn)}</To>,
    value: ({ TopicArn }) => topicName(TopicArn),
  }
  return (
    <>
      <ResourceTable<Subscription>
        title="Subscriptions"
        {...(ofAll && { headingVariant: 'awsui-h1-sticky', variant: 'full-page' })}
        items={subscriptions}
        fault={fault}
        refresh={refresh}
        idOf={({ SubscriptionArn, Endpoint, Protocol, TopicArn }) =>
          `${SubscriptionArn} ${TopicArn} ${Protocol} ${Endpoint}`
        }
        nameOf={({ Endpoint }) => Endpoint}
        filterPlaceholder="Search subscriptions"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={!one || !isPending(one)}
              disabledReason={one ? 'It is confirmed already.' : 'Select a subscription.'}
              onClick={() => setDialog('confirm')}
            >
              Confirm subscription
            </Button>
            <Button
              disabled={!one || isPending(one)}
              disabledReason={one ? 'What nobody confirms goes by itself, after two days.' : 'Select a subscription.'}
              onClick={() => setDialog('delete')}
            >
              Delete
            </Button>
            {actions}
          </>
        }
        columns={[
          {
            id: 'endpoint',
            header: 'Endpoint',
            isRowHeader: true,
            width: 280,
            cell: ({ Endpoint }) => Endpoint,
            value: ({ Endpoint }) => Endpoint,
          },
          {
            id: 'status',
            header: 'Status',
            width: 230,
            cell: (subscription) => (
              <StatusIndicator type={isPending(subscription) ? 'pending' : 'success'}>
                {isPending(subscription) ? 'Pending confirmation' : 'Confirmed'}
              </StatusIndicator>
            ),
            value: isPending,
          },
          {
            id: 'protocol',
            header: 'Protocol',
            width: 120,
            cell: ({ Protocol }) => Protocol,
            value: ({ Protocol }) => Protocol,
          },
          ...(ofAll ? [topic] : []),
        ]}
        empty={
          <>
            <Box variant="strong">No subscriptions</Box>
            <Box color="text-body-secondary">Nobody hears what is published.</Box>
          </>
        }
      />
      {dialog === 'confirm' && one && <ConfirmSubscription topic={one.TopicArn} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && one && (
        <ConfirmDelete
          visible
          title="Delete subscription?"
          label="Delete"
          busy={remove.busy}
          fault={remove.fault}
          onCancel={() => setDialog(undefined)}
          onConfirm={async () => {
            if (!(await remove.run(one.SubscriptionArn))) return
            notify({ type: 'success', content: 'Subscription deleted successfully.' })
            setSelected([])
            setDialog(undefined)
          }}
        >
          {one.Endpoint} is not told any more.
        </ConfirmDelete>
      )}
    </>
  )
}
