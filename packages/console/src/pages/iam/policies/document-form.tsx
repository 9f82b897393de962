import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { type Aws, useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'

interface Props {
  title: string
  description?: string
  /** the document as it is in the account; empty where there is none */
  before: string
  /** where one comes from, and goes back to */
  back: string
  /** of the button that saves */
  verb: string
  /** told once it is saved */
  saved: string
  /** heads what AWS says when it is refused */
  notSaved: string
  save(aws: Aws, text: string): Promise<unknown>
  editor(text: string, onChange: (text: string) => void): ReactNode
}

/** A page that changes one policy that belongs to a thing: a trust policy, a bucket's, a topic's. */
export function DocumentForm({ title, description, before, back, verb, saved, notSaved, save, editor }: Props) {
  const [text, setText] = useState(before)
  useUnsaved(text !== before)
  const saving = useAction(async (aws) => {
    await save(aws, text)
    return true
  })
  const leave = () => navigate(back, { sure: true })
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {editor(text, setText)}
        <FaultAlert fault={saving.fault} header={notSaved} />
        <FormActions
          label={verb}
          busy={saving.busy}
          unready={text === before && 'Nothing has been changed.'}
          onCancel={leave}
          onSubmit={async () => {
            if (!(await saving.run())) return
            notify({ type: 'success', content: saved })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
