import Container from '@cloudscape-design/components/container'
import { useRead } from '../../aws/use-read.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { indented } from '../../parts/indented.ts'
import { Waiting } from '../../parts/skeleton.tsx'
import { path } from '../../router/pattern.ts'
import type { PageProps } from '../../services.ts'
import { DocumentForm } from '../iam/policies/document-form.tsx'
import { JsonEditor } from '../iam/policies/json-editor.tsx'
import type { TopicAttributes } from './shapes.ts'

/** The topic's access policy, with what is wrong as it is typed. */
export default function TopicPolicyPage({ params: { arn = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<TopicAttributes>('sns', 'GetTopicAttributes', { TopicArn: arn })
  if (fault) return <FaultAlert fault={fault} onRetry={refresh} />
  if (!data) return <Waiting lines={6} />
  return (
    <DocumentForm
      title="Edit access policy"
      description="AWS’s services are principals such as budgets.amazonaws.com. Say by aws:SourceAccount that they may publish for your account alone."
      before={indented(data.Attributes.Policy ?? '{}')}
      back={`${path`/sns/topics/${arn}`}?tab=policy`}
      verb="Save changes"
      saved="Access policy saved."
      notSaved="The access policy was not saved"
      save={(aws, text) =>
        aws('sns', 'SetTopicAttributes', { TopicArn: arn, AttributeName: 'Policy', AttributeValue: text })
      }
      editor={(text, onChange) => (
        <Container>
          <JsonEditor text={text} onChange={onChange} kind="resource" label="Access policy as JSON" />
        </Container>
      )}
    />
  )
}
