import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useAction } from '../../aws/use-action.ts'
import { notify } from '../../frame/notices.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { FormActions } from '../../parts/form-actions.tsx'
import { navigate } from '../../router/location.ts'
import { path } from '../../router/pattern.ts'
import { useUnsaved } from '../../router/use-unsaved.ts'
import type { PageProps } from '../../services.ts'

export default function PublishPage({ params: { arn = '' } }: PageProps) {
  const [subject, setSubject] = useState('')
  const [message, setMessage] = useState('')
  const [group, setGroup] = useState('')
  const [said, setSaid] = useState<string>()
  const fifo = arn.endsWith('.fifo')
  useUnsaved(message !== '')
  const publish = useAction(async (aws) => {
    const { MessageId } = await aws<{ MessageId: string }>('sns', 'Publish', {
      TopicArn: arn,
      Message: message,
      ...(subject.trim() !== '' && { Subject: subject.trim() }),
      ...(fifo && { MessageGroupId: group, MessageDeduplicationId: `${Date.now()}` }),
    })
    return MessageId
  })
  const leave = () => navigate(path`/sns/topics/${arn}`, { sure: true })
  return (
    <ContentLayout header={<Header variant="h1">Publish message to topic</Header>}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Message details</Header>}>
          <SpaceBetween size="m">
            <FormField label="Topic ARN">
              <Box>
                <span className="fl-break">{arn}</span>
              </Box>
            </FormField>
            {fifo && (
              <FormField label="Message group ID">
                <Input value={group} onChange={({ detail }) => setGroup(detail.value)} />
              </FormField>
            )}
            <FormField label="Subject - optional" constraintText="Up to 100 characters; e-mails show it.">
              <Input value={subject} onChange={({ detail }) => setSubject(detail.value)} />
            </FormField>
            <FormField label="Message body to send to the endpoint" errorText={said}>
              <Textarea value={message} rows={8} onChange={({ detail }) => setMessage(detail.value)} />
            </FormField>
          </SpaceBetween>
        </Container>
        <FaultAlert fault={publish.fault} header="The message was not published" />
        <FormActions
          label="Publish message"
          busy={publish.busy}
          onCancel={leave}
          onSubmit={async () => {
            if (message === '') return setSaid('Enter a message.')
            setSaid(undefined)
            const id = await publish.run()
            if (id === undefined) return
            notify({ type: 'success', content: `Message published successfully. Message ID: ${id}` })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
