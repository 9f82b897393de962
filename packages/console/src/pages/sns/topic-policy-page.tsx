import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { Waiting } from '../../parts/skeleton.tsx'
import { navigate } from '../../router/location.ts'
import { path } from '../../router/pattern.ts'
import { useUnsaved } from '../../router/use-unsaved.ts'
import type { PageProps } from '../../services.ts'
import { JsonEditor } from '../iam/policies/json-editor.tsx'
import type { TopicAttributes } from './shapes.ts'

/** The topic's access policy, with what is wrong as it is typed. */
export default function TopicPolicyPage({ params: { arn = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<TopicAttributes>('sns', 'GetTopicAttributes', { TopicArn: arn })
  if (fault) return <FaultAlert fault={fault} onRetry={refresh} />
  if (!data) return <Waiting lines={6} />
  return <Editor arn={arn} before={JSON.stringify(JSON.parse(data.Attributes.Policy ?? '{}'), undefined, 4)} />
}

function Editor({ arn, before }: { arn: string; before: string }) {
  const [text, setText] = useState(before)
  useUnsaved(text !== before)
  const save = useAction(async (aws) => {
    await aws('sns', 'SetTopicAttributes', { TopicArn: arn, AttributeName: 'Policy', AttributeValue: text })
    return true
  })
  const leave = () => navigate(`${path`/sns/topics/${arn}`}?tab=policy`, { sure: true })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="AWS’s services are principals such as budgets.amazonaws.com. Say by aws:SourceAccount that they may publish for your account alone."
        >
          Edit access policy
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <JsonEditor text={text} onChange={setText} kind="resource" label="Access policy as JSON" />
        </Container>
        <FaultAlert fault={save.fault} header="The access policy was not saved" />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={leave}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={save.busy}
              disabled={text === before}
              disabledReason="Nothing has been changed."
              onClick={async () => {
                if (!(await save.run())) return
                notify({ type: 'success', content: 'Access policy saved.' })
                leave()
              }}
            >
              Save changes
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
