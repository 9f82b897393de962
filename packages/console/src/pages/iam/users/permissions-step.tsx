import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { GroupPicker } from '../permissions/group-picker.tsx'
import { PolicyPicker } from '../permissions/policy-picker.tsx'
import type { User } from '../shapes.ts'
import type { NewUser } from './new-user.ts'

interface Props {
  user: NewUser
  change: (part: Partial<NewUser>) => void
}

export function PermissionsStep({ user, change }: Props) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Permissions options</Header>}>
        <Tiles
          ariaLabel="Permissions options"
          columns={3}
          value={user.how}
          onChange={({ detail }) => change({ how: detail.value as NewUser['how'] })}
          items={[
            {
              value: 'group',
              label: 'Add user to group',
              description: 'The user has what the group has. Whoever changes jobs changes groups.',
            },
            {
              value: 'copy',
              label: 'Copy permissions',
              description: 'The groups and managed policies of somebody who does the same work.',
            },
            {
              value: 'attach',
              label: 'Attach policies directly',
              description: 'For this user alone. It is easily forgotten: a group is nearly always better.',
            },
          ]}
        />
      </Container>
      {user.how === 'group' && <GroupPicker selected={user.groups} onSelect={(groups) => change({ groups })} />}
      {user.how === 'copy' && <CopyFrom user={user} change={change} />}
      {user.how === 'attach' && <PolicyPicker selected={user.policies} onSelect={(policies) => change({ policies })} />}
      <ExpandableSection
        variant="container"
        headerText="Set permissions boundary - optional"
        headerDescription="The most that policies can give to this user."
      >
        <PolicyPicker single title="Policies" selected={user.boundary} onSelect={(boundary) => change({ boundary })} />
      </ExpandableSection>
    </SpaceBetween>
  )
}

function CopyFrom({ user, change }: Props) {
  const { data, fault } = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  return (
    <Container header={<Header variant="h2">Copy permissions</Header>}>
      <FaultAlert fault={fault} />
      <FormField label="User whose permissions are copied">
        <Select
          selectedOption={user.copyFrom === '' ? null : { value: user.copyFrom, label: user.copyFrom }}
          placeholder="Choose a user"
          filteringType="auto"
          options={(data?.Users ?? []).map(({ UserName }) => ({ value: UserName, label: UserName }))}
          empty="No users"
          onChange={({ detail }) => change({ copyFrom: detail.selectedOption.value ?? '' })}
        />
      </FormField>
    </Container>
  )
}
