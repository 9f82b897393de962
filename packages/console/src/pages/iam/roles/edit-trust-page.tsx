import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { PageProps } from '../../../services.ts'
import { PolicyEditor } from '../policies/policy-editor.tsx'
import { documentText, type Role } from '../shapes.ts'

export default function EditTrustPage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Role: Role }>('iam', 'GetRole', { RoleName: name })
  if (!data) return fault ? <FaultAlert fault={fault} onRetry={refresh} /> : <Waiting lines={6} />
  return <Editor name={name} before={documentText(data.Role.AssumeRolePolicyDocument)} />
}

function Editor({ name, before }: { name: string; before: string }) {
  const [text, setText] = useState(before)
  useUnsaved(text !== before)
  const save = useAction(async (aws) => {
    await aws('iam', 'UpdateAssumeRolePolicy', { RoleName: name, PolicyDocument: text })
    return true
  })
  const leave = () => navigate(`${path`/iam/roles/${name}`}?tab=trust`, { sure: true })
  return (
    <ContentLayout header={<Header variant="h1">Edit trust policy</Header>}>
      <SpaceBetween size="l">
        <PolicyEditor visual={false} kind="trust" text={text} onChange={setText} />
        <FaultAlert fault={save.fault} header="The trust policy was not changed" />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={leave}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={save.busy}
              onClick={async () => {
                if (!(await save.run())) return
                notify({ type: 'success', content: `Trust policy of ${name} updated.` })
                leave()
              }}
            >
              Update policy
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
