import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { AttachedPolicy, Group } from '../shapes.ts'
import { GroupPicker } from './group-picker.tsx'
import { attach, type Holder, holderPath, listAttached, named } from './holder.ts'
import { PolicyPicker } from './policy-picker.tsx'

/** *Add permissions* to a user, *Attach policies* to a group or a role. */
export function AddPermissions({ holder }: { holder: Holder }) {
  const isUser = holder.kind === 'User'
  const attached = useRead<{ AttachedPolicies: AttachedPolicy[] }>('iam', listAttached(holder), named(holder))
  const memberOf = useRead<{ Groups: Group[] }>('iam', 'ListGroupsForUser', named(holder), { when: isUser })
  const [how, setHow] = useState<'group' | 'attach'>(isUser ? 'group' : 'attach')
  const [policies, setPolicies] = useState<string[]>([])
  const [groups, setGroups] = useState<string[]>([])
  useUnsaved(policies.length + groups.length > 0)
  const chosen = how === 'group' ? groups : policies
  const add = useAction(async (aws) => {
    if (how === 'group')
      for (const GroupName of groups) await aws('iam', 'AddUserToGroup', { UserName: holder.name, GroupName })
    else for (const PolicyArn of policies) await aws('iam', attach(holder), { ...named(holder), PolicyArn })
    return true
  })
  const leave = () => navigate(`${holderPath(holder)}?tab=permissions`, { sure: true })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            isUser
              ? 'By a group or by policies of the user\u2019s own. What depends on somebody\u2019s job belongs in a group.'
              : `Attach policies to ${holder.name}.`
          }
        >
          {isUser ? 'Add permissions' : 'Attach permission policies'}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {isUser && (
          <RadioGroup
            ariaLabel="Permissions options"
            value={how}
            onChange={({ detail }) => setHow(detail.value === 'group' ? 'group' : 'attach')}
            items={[
              {
                value: 'group',
                label: 'Add user to group',
                description: 'The user has what the group has. Whoever changes jobs changes groups.',
              },
              {
                value: 'attach',
                label: 'Attach policies directly',
                description: 'For this user alone. It is easily forgotten: a group is nearly always better.',
              },
            ]}
          />
        )}
        {how === 'group' ? (
          <GroupPicker
            selected={groups}
            onSelect={setGroups}
            without={memberOf.data?.Groups.map(({ GroupName }) => GroupName) ?? []}
          />
        ) : (
          <PolicyPicker
            selected={policies}
            onSelect={setPolicies}
            without={attached.data?.AttachedPolicies.map(({ PolicyArn }) => PolicyArn) ?? []}
          />
        )}
        <FaultAlert fault={add.fault} />
        <FormActions
          label={isUser ? 'Add permissions' : 'Attach policies'}
          busy={add.busy}
          unready={chosen.length === 0 && 'Choose what is added first.'}
          onCancel={leave}
          onSubmit={async () => {
            if (!(await add.run())) return
            notify({
              type: 'success',
              content:
                how === 'group'
                  ? `${holder.name} added to ${groups.join(', ')}.`
                  : `Policies attached to ${holder.name}.`,
            })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
