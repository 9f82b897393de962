import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRef, useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { PolicyPicker } from '../permissions/policy-picker.tsx'
import type { User } from '../shapes.ts'

interface NewGroup {
  name: string
  users: string[]
  policies: string[]
}

const empty: NewGroup = { name: '', users: [], policies: [] }

export default function CreateGroupPage() {
  const { draft, change, clear } = useDraft<NewGroup>('create-group', empty)
  const users = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  const [said, setSaid] = useState<string>()
  const made = useRef<string>(undefined)
  useUnsaved(draft.name !== '' || draft.users.length + draft.policies.length > 0)
  const name = draft.name.trim()
  const create = useAction(async (aws) => {
    if (made.current !== name) await aws('iam', 'CreateGroup', { GroupName: name })
    made.current = name
    for (const UserName of draft.users) await aws('iam', 'AddUserToGroup', { GroupName: name, UserName })
    for (const PolicyArn of draft.policies) await aws('iam', 'AttachGroupPolicy', { GroupName: name, PolicyArn })
    return true
  })
  const leave = () => {
    clear()
    navigate('/iam/groups', { sure: true })
  }
  const submit = async () => {
    if (!/^[\w+=,.@-]{1,128}$/.test(name))
      return setSaid('Enter a name of up to 128 letters, digits and + = , . @ - _ characters.')
    setSaid(undefined)
    if (!(await create.run())) return
    notify({ type: 'success', content: `User group ${name} created.` })
    leave()
  }
  return (
    <ContentLayout header={<Header variant="h1">Create user group</Header>}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Name the group</Header>}>
          <FormField
            label="User group name"
            description="Of the work its members do: Developers, Finance."
            constraintText="Up to 128 letters, digits and + = , . @ - _"
            errorText={said}
          >
            <Input value={draft.name} autoComplete={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
        </Container>
        <ResourceTable<User>
          title="Add users to the group - optional"
          description="Everybody in the group has its permissions."
          items={users.data?.Users}
          fault={users.fault}
          refresh={users.refresh}
          idOf={({ UserName }) => UserName}
          filterPlaceholder="Search users"
          selection="multi"
          selected={users.data?.Users.filter(({ UserName }) => draft.users.includes(UserName)) ?? []}
          onSelect={(items) => change({ users: items.map(({ UserName }) => UserName) })}
          pageSize={10}
          columns={[
            {
              id: 'name',
              header: 'User name',
              isRowHeader: true,
              cell: ({ UserName }) => <To to={path`/iam/users/${UserName}`}>{UserName}</To>,
              value: ({ UserName }) => UserName,
            },
            { id: 'arn', header: 'ARN', cell: ({ Arn }) => Arn, value: ({ Arn }) => Arn },
          ]}
          empty="No users. The group can be made without any."
        />
        <PolicyPicker
          title="Attach permissions policies - optional"
          selected={draft.policies}
          onSelect={(policies) => change({ policies })}
        />
        <FaultAlert fault={create.fault} header="The group was not created, or not whole" />
        <FormActions label="Create user group" busy={create.busy} onCancel={leave} onSubmit={() => void submit()} />
      </SpaceBetween>
    </ContentLayout>
  )
}
