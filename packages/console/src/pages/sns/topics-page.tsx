import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { ConfirmDelete } from '../../parts/confirm-delete.tsx'
import { To } from '../../parts/link.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'
import { navigate } from '../../router/location.ts'
import { path } from '../../router/pattern.ts'
import { CreateTopic } from './create-topic.tsx'
import { topicName } from './shapes.ts'

interface Topic {
  TopicArn: string
}

export default function TopicsPage() {
  const { data, fault, refresh } = useRead<{ Topics?: Topic[] }>('sns', 'ListTopics')
  const [selected, setSelected] = useState<readonly Topic[]>([])
  const [dialog, setDialog] = useState<'create' | 'delete'>()
  const arn = selected[0]?.TopicArn
  const remove = useAction(async (aws, TopicArn: string) => {
    await aws('sns', 'DeleteTopic', { TopicArn })
    return true
  })
  return (
    <>
      <ResourceTable<Topic>
        title="Topics"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="A topic is a place to publish to. Whoever subscribes is told."
        items={data && (data.Topics ?? [])}
        fault={fault}
        refresh={refresh}
        idOf={({ TopicArn }) => TopicArn}
        nameOf={({ TopicArn }) => topicName(TopicArn)}
        filterPlaceholder="Search topics"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={arn === undefined}
              disabledReason="Select a topic."
              onClick={() => arn !== undefined && navigate(path`/sns/topics/${arn}/publish`)}
            >
              Publish message
            </Button>
            <Button disabled={arn === undefined} disabledReason="Select a topic." onClick={() => setDialog('delete')}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setDialog('create')}>
              Create topic
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            width: 220,
            cell: ({ TopicArn }) => <To to={path`/sns/topics/${TopicArn}`}>{topicName(TopicArn)}</To>,
            value: ({ TopicArn }) => topicName(TopicArn),
          },
          {
            id: 'type',
            header: 'Type',
            width: 120,
            cell: ({ TopicArn }) => (TopicArn.endsWith('.fifo') ? 'FIFO' : 'Standard'),
          },
          { id: 'arn', header: 'ARN', width: 460, cell: ({ TopicArn }) => TopicArn, value: ({ TopicArn }) => TopicArn },
        ]}
        empty={
          <>
            <Box variant="strong">No topics in this Region</Box>
            <Box color="text-body-secondary">
              AWS’s services publish to topics, too, if the topic’s policy lets them.
            </Box>
          </>
        }
        emptyAction={<Button onClick={() => setDialog('create')}>Create topic</Button>}
      />
      {dialog === 'create' && (
        <CreateTopic
          onClose={(made) => {
            setDialog(undefined)
            if (made !== undefined) navigate(path`/sns/topics/${made}`)
          }}
        />
      )}
      {dialog === 'delete' && arn !== undefined && (
        <ConfirmDelete
          visible
          title={`Delete topic ${topicName(arn)}?`}
          type="delete me"
          label="Delete"
          busy={remove.busy}
          fault={remove.fault}
          onCancel={() => setDialog(undefined)}
          onConfirm={async () => {
            if (!(await remove.run(arn))) return
            notify({ type: 'success', content: `Topic ${topicName(arn)} deleted successfully.` })
            setSelected([])
            setDialog(undefined)
          }}
        >
          Its subscriptions go with it. What publishes to it is refused from now on.
        </ConfirmDelete>
      )}
    </>
  )
}
